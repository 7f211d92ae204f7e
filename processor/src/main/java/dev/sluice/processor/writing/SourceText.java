package dev.sluice.processor.writing;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;

/**
 * Writes sources in ASCII: which encoding the compiler writes and reads them in is nowhere told,
 * and one that lacks a character would silently replace it.
 */
public final class SourceText {
  private static final int LAST_ASCII = 0x7F;

  private SourceText() {}

  /**
   * Writes a file.
   *
   * @param file the file
   * @param filer where to
   * @throws IOException if it cannot be written
   */
  public static void write(JavaFile file, Filer filer) throws IOException {
    TypeSpec type = file.typeSpec();
    String name =
        file.packageName().isEmpty() ? type.name() : file.packageName() + "." + type.name();
    Element[] origins = type.originatingElements().toArray(Element[]::new);
    String text = ascii(file.toString());
    try (Writer writer = filer.createSourceFile(name, origins).openWriter()) {
      writer.write(text);
    }
  }

  /** With <code>&#92;u2192</code> for an arrow, which means the same everywhere in Java. */
  static String ascii(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= LAST_ASCII) {
        ascii.append(c);
      } else {
        ascii.append("\\u%04x".formatted((int) c));
      }
    }
    return ascii.toString();
  }
}
