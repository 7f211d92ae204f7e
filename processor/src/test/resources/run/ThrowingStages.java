// => java.io.IOException: source | java.io.IOException: function | java.io.IOException: goroutine | java.io.IOException: class | java.lang.AssertionError: error | java.lang.reflect.UndeclaredThrowableException by example.ThrowingStages$Odd: odd | 6
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.io.IOException;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** What a stage throws that declares Throwable is the failure's cause, exactly if it can be. */
class ThrowingStages {
  static final String NOWHERE = "";
  static volatile String failing = NOWHERE;

  static class Odd extends Throwable {
    private static final long serialVersionUID = 1;

    Odd(String message) {
      super(message);
    }
  }

  static void fail(String here) throws Throwable {
    if (failing.equals(here)) throw new IOException(here);
  }

  static class Last {
    public int last(ReceiveChannel<Integer> copies) throws Throwable {
      int sum = 0;
      for (int copy : copies) {
        fail("class");
        if (failing.equals("error")) throw new AssertionError("error");
        if (failing.equals("odd")) throw new Odd("odd");
        sum += copy;
      }
      return sum;
    }
  }

  @Pipeline(stages = Last.class)
  interface All {
    @Stage(out = "numbers")
    static Stream<Integer> source() throws Throwable {
      fail("source");
      return Stream.of(1, 2);
    }

    @Stage(in = "numbers", out = "doubled")
    static int function(int number) throws Throwable {
      fail("function");
      return 2 * number;
    }

    @Stage(in = "doubled", out = "copies")
    static void goroutine(ReceiveChannel<Integer> in, SendChannel<Integer> out) throws Throwable {
      for (int number : in) {
        fail("goroutine");
        out.send(number);
      }
    }
  }

  static String causeAt(String stage) throws Exception {
    failing = stage;
    try {
      return "no failure: " + new ThrowingStages_AllPipeline().run();
    } catch (GoroutineFailedException e) {
      return e.getCause() instanceof java.lang.reflect.UndeclaredThrowableException undeclared
          ? undeclared.getClass().getName() + " by " + undeclared.getCause().getClass().getName() + ": " + undeclared.getCause().getMessage()
          : e.getCause().toString();
    } finally {
      failing = NOWHERE;
    }
  }

  static Object test() throws Exception {
    List<String> causes = new ArrayList<>();
    for (String stage : List.of("source", "function", "goroutine", "class", "error", "odd")) {
      causes.add(causeAt(stage));
    }
    return String.join(" | ", causes) + " | " + new ThrowingStages_AllPipeline().run();
  }
}
