package dev.sluice.benchmarks;

import static java.io.File.separatorChar;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * A processor that only hands the compiler text which another one has written before: no processor
 * that generates the same text can take less.
 */
@SupportedAnnotationTypes("*")
@SupportedOptions(CopyingProcessor.OPTION)
public final class CopyingProcessor extends AbstractProcessor {
  /** The option that names the folder whose sources are copied. */
  static final String OPTION = "copied";

  private boolean done;

  /** Made by the compiler. */
  public CopyingProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!done) {
      done = true;
      String option = processingEnv.getOptions().get(OPTION);
      Path folder = Path.of(requireNonNull(option, "the option -A" + OPTION + " is missing"));
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          copy(file, folder.relativize(file).toString());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return false;
  }

  private void copy(Path file, String name) throws IOException {
    String type = name.substring(0, name.length() - ".java".length()).replace(separatorChar, '.');
    try (Writer writer = processingEnv.getFiler().createSourceFile(type).openWriter()) {
      writer.write(Files.readString(file));
    }
  }
}
