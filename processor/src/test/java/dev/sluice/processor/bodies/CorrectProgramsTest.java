package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs of many styles that are right: no rule may say a word, and each runs to its end. */
class CorrectProgramsTest {
  private static BodyCompilation compilation;

  static Stream<String> names() {
    return Programs.in("correct").stream().map(Programs.Program::name);
  }

  @BeforeAll
  static void compile() {
    List<Programs.Program> programs = Programs.in("correct");
    compilation = BodyCompilation.of(programs.stream().map(Programs.Program::text).toList());
  }

  @Test
  void thereAreEnough() {
    assertThat(names().count()).isAtLeast(50);
  }

  @Test
  void nothingIsReported() {
    assertThat(compilation.messages()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachDoesWhatItIsMeantTo(String name) throws Throwable {
    compilation.main(name);
  }
}
