package dev.sluice.processor.diagnostic;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of the catalogue has a test. */
class CatalogueTest {
  /** No source can bring these about: a broken processor, a full disk. */
  private static final List<String> NOT_IN_A_SOURCE = List.of("Internal", "Write");

  static List<String> codes() {
    return Messages.all().stream().map(Message::code).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void hasATest(String code) throws IOException {
    if (!NOT_IN_A_SOURCE.contains(code)) {
      assertWithMessage(code).that(isMentioned(code)).isTrue();
    }
  }

  private static boolean isMentioned(String code) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src", "test"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        if (file.endsWith(code + "Test.java")
            || text.contains("Sluice/" + code + "]")
            || text.contains("\"" + code + "\"")) {
          return true;
        }
      }
    }
    return false;
  }
}
