package example;

import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.Iterator;
import java.util.List;

/** A long chain of functions, and a source that is an iterator. */
@Pipeline
interface Chain {
  @Stage(out = "a")
  static Iterator<Integer> numbers() {
    return List.of(1, 2, 3).iterator();
  }

  @Stage(in = "a", out = "b")
  static long twice(int number) {
    return 2L * number;
  }

  @Stage(in = "b", out = "c")
  static double half(long b) {
    return b / 2.0;
  }

  @Stage(in = "c", out = "d")
  static String text(double value) {
    return Double.toString(value);
  }

  @Stage(in = "d", out = "e")
  static char[] letters(String text) {
    return text.toCharArray();
  }

  @Stage(in = "e")
  static void print(char[] letters) {
    System.out.println(letters);
  }
}
