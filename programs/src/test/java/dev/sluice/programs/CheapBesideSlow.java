package dev.sluice.programs;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * Bursts of cheap elements with a slow one: no cheap element waits behind the slow one while a
 * worker is idle. The slow one of each burst lasts until all the cheap ones are done, so if one of
 * them waited, the program would not end. Ordered workers run only so far ahead, and may each take
 * a slow one, see the guide to workers: there it is one short burst behind many cheap elements, of
 * which workers have come to take several at once.
 */
final class CheapBesideSlow {
  private static final int BURSTS = 200;
  private static final int LONG = 100;
  private static final int SHORT = 7;
  private static final int LEAD = 2_000;
  private static final int RUNS = 30;

  private CheapBesideSlow() {}

  /** Cheap elements, and behind them some bursts, the first of each burst a slow one. */
  static final class Bursts {
    private final int lead;
    private final int size;
    private final CountDownLatch[] cheap;

    Bursts(int lead, int bursts, int size) {
      this.lead = lead;
      this.size = size;
      cheap = new CountDownLatch[bursts];
      for (int i = 0; i < bursts; i++) {
        cheap[i] = new CountDownLatch(size - 1);
      }
    }

    int count() {
      return lead + cheap.length * size;
    }

    IntStream elements() {
      return IntStream.range(0, count());
    }

    int handle(int element) throws InterruptedException {
      int place = element - lead;
      if (place >= 0) {
        CountDownLatch burst = cheap[place / size];
        if (place % size == 0) {
          burst.await();
        } else {
          burst.countDown();
        }
      }
      return element;
    }
  }

  @Pipeline
  record Unordered(Bursts bursts) {
    @Stage(out = "elements")
    IntStream source() {
      return bursts.elements();
    }

    @Stage(in = "elements", out = "results", workers = 4)
    int handle(int element) throws InterruptedException {
      return bursts.handle(element);
    }

    @Stage(in = "results")
    static int use(ReceiveChannel<Integer> results) {
      return count(results);
    }
  }

  @Pipeline
  record Ordered(Bursts bursts) {
    @Stage(out = "elements")
    IntStream source() {
      return bursts.elements();
    }

    @Stage(in = "elements", out = "results", workers = 4, ordered = true)
    int handle(int element) throws InterruptedException {
      return bursts.handle(element);
    }

    @Stage(in = "results")
    static int use(ReceiveChannel<Integer> results) {
      return count(results);
    }
  }

  private static int count(ReceiveChannel<Integer> results) {
    int count = 0;
    for (int result : results) {
      count += result < 0 ? 0 : 1;
    }
    return count;
  }

  static void main() throws InterruptedException {
    Bursts bursts = new Bursts(0, BURSTS, LONG);
    int unordered = new CheapBesideSlow_UnorderedPipeline(new Unordered(bursts)).run();
    Verdict.that(unordered == bursts.count(), "four workers: %s", unordered);
    for (int run = 0; run < RUNS; run++) {
      Bursts burst = new Bursts(LEAD, 1, SHORT);
      int ordered = new CheapBesideSlow_OrderedPipeline(new Ordered(burst)).run();
      Verdict.that(ordered == burst.count(), "four ordered workers: %s", ordered);
    }
    Verdict.end();
  }
}
