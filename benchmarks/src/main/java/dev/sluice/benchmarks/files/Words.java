package dev.sluice.benchmarks.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The words of sources: letters of ASCII in a row, in lower case. */
final class Words {
  private Words() {}

  /** The sources below a folder, without what a build makes; to be closed. */
  @SuppressWarnings("StreamResourceLeak") // whoever asked for it closes it
  static Stream<Path> sources(Path root) throws IOException {
    return Files.walk(root).filter(file -> isSource(root.relativize(file)));
  }

  private static boolean isSource(Path file) {
    for (Path name : file) {
      String text = name.toString();
      if (text.equals("target") || text.equals("node_modules") || text.startsWith(".")) {
        return false;
      }
    }
    return file.toString().endsWith(".java") || file.toString().endsWith(".md");
  }

  /** Counts the words of a file. */
  static Counts count(Path file) {
    byte[] text;
    try {
      text = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Counts counts = new Counts();
    int begin = 0;
    for (int end = 0; end <= text.length; end++) {
      int letter = end < text.length ? text[end] | ' ' : 0;
      if (letter >= 'a' && letter <= 'z') {
        text[end] = (byte) letter;
      } else {
        if (end > begin) {
          counts.add(new String(text, begin, end - begin, StandardCharsets.ISO_8859_1), 1);
        }
        begin = end + 1;
      }
    }
    return counts;
  }
}
