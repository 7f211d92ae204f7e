package dev.sluice.programs;

import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.concurrent.atomic.AtomicLong;

/** A stage that catches everything and goes on still ends when nobody receives any more. */
@SuppressWarnings("sluice:SwallowedAbandon") // that is what happens here
final class SwallowedAbandon {
  private static final AtomicLong CAUGHT = new AtomicLong();
  private static final int WANTED = 3;

  private SwallowedAbandon() {}

  private static int firstOnly(ReceiveChannel<String> in) {
    int count = 0;
    for (String value : in) {
      count += value.isEmpty() ? 0 : 1;
      if (count == WANTED) {
        break;
      }
    }
    return count;
  }

  private static String parse(int n) {
    if (n % 7 == 6) {
      throw new NumberFormatException("value " + n);
    }
    return "value " + n;
  }

  @Pipeline
  interface Sends {
    @Stage(out = "n")
    static void source(SendChannel<Integer> n) throws InterruptedException {
      for (int i = 0; ; i++) {
        n.send(i);
      }
    }

    @Stage(in = "n", out = "m")
    static void parse(ReceiveChannel<Integer> n, SendChannel<String> m)
        throws InterruptedException {
      for (Integer value : n) {
        try {
          m.send(SwallowedAbandon.parse(value));
        } catch (RuntimeException e) {
          CAUGHT.incrementAndGet();
        }
      }
    }

    @Stage(in = "m")
    static int first(ReceiveChannel<String> m) {
      return firstOnly(m);
    }
  }

  @Pipeline
  interface Selects {
    @Stage(out = "m")
    static void source(SendChannel<String> m) throws InterruptedException {
      Select select = Select.of(Select.send(m, "value"));
      while (true) {
        try {
          select.await();
        } catch (RuntimeException e) {
          CAUGHT.incrementAndGet();
        }
      }
    }

    @Stage(in = "m")
    static int first(ReceiveChannel<String> m) {
      return firstOnly(m);
    }
  }

  static void main() throws InterruptedException {
    int sent = new SwallowedAbandon_SendsPipeline().run();
    Verdict.that(sent == WANTED, "sends: run returned %d, caught %s", sent, CAUGHT);
    int selected = new SwallowedAbandon_SelectsPipeline().run();
    Verdict.that(selected == WANTED, "selects: run returned %d, caught %s", selected, CAUGHT);
    Verdict.end();
  }
}
