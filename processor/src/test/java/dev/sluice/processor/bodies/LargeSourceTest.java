package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules cost what the length of a source says, however its parts are nested or chained. */
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LargeSourceTest {
  @Test
  void nestedLoops() {
    assertClean(
        """
        static void f(Channel<Integer> c) throws InterruptedException {
          %s c.send(0); %s
        }
        """
            .formatted(
                repeat(
                    200,
                    i -> "for (int i%1$d = 0; i%1$d < 2; i%1$d++) { c.send(%1$d);\n".formatted(i)),
                "}".repeat(200)));
  }

  @Test
  void nestedFinallyBlocksThatReturn() {
    assertClean(
        """
        static void f(Channel<Integer> c) throws InterruptedException {
          %s c.send(0); %s
        }
        """
            .formatted(
                repeat(60, i -> "try { if (c.length() == %d) return;\n".formatted(i)),
                repeat(60, i -> "} finally { while (c.length() > 7) c.send(1); }\n")));
  }

  @Test
  void chainedCalls() {
    assertClean(
        """
        static void f(Channel<String> c, StringBuilder text) throws InterruptedException {
          c.send(text%s.toString());
        }
        """
            .formatted(".append(1)\n".repeat(650)));
  }

  @Test
  void helpersThatCallHelpers() {
    BodyCompilation compilation =
        compile(
            repeat(
                    1_500,
                    i ->
                        "private static void h%d(Channel<Integer> c) throws InterruptedException"
                                .formatted(i)
                            + " { h%d(c); }\n".formatted(i + 1))
                + """
                private static void h1500(Channel<Integer> c) throws InterruptedException {
                  c.send(1);
                  c.close();
                }
                static void g(Channel<Integer> c) throws InterruptedException {
                  h0(c);
                  c.close();
                }
                """);
    assertThat(compilation.messages()).hasSize(1);
    assertThat(compilation.messages().get(0)).startsWith("[Sluice/DoubleClose]");
  }

  @Test
  void tenThousandLines() {
    assertClean(
        repeat(
            1_000,
            i ->
                """
                static int f%d(Channel<String> c) throws InterruptedException {
                  Channel<String> d = Channel.make();
                  Go.go(() -> d.send("x"));
                  int n = 0;
                  while (true) {
                    String line = c.receive();
                    if (line == null) break;
                    n += line.length();
                  }
                  return n + d.receive().length();
                }
                """
                    .formatted(i)));
  }

  @Test
  void oneMethodOfManyChannels() {
    assertClean(
        "static void f(String x) throws InterruptedException {\n"
            + repeat(
                1_000,
                i ->
                    """
                    Channel<String> c%1$d = Channel.make(1);
                    c%1$d.send(x);
                    if (x.isEmpty()) c%1$d.receive();
                    """
                        .formatted(i))
            + "}");
  }

  private static String repeat(int times, IntFunction<String> part) {
    return IntStream.range(0, times).mapToObj(part).collect(Collectors.joining());
  }

  private static void assertClean(String members) {
    assertThat(compile(members).messages()).isEmpty();
  }

  private static BodyCompilation compile(String members) {
    return BodyCompilation.of(
        "import dev.sluice.*;\nclass Large {\n" + members + "}", "-proc:none");
  }
}
