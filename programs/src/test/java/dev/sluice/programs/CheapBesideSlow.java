package dev.sluice.programs;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/**
 * Bursts of cheap elements with a slow one: no cheap element waits behind the slow one while a
 * worker is idle. The slow one of each burst lasts until all the cheap ones are done, so if one of
 * them waited, the program would not end. Ordered workers run only so far ahead, see the guide to
 * workers: there the burst is shorter.
 */
final class CheapBesideSlow {
  private static final int BURSTS = 200;
  private static final int LONG = 100;
  private static final int SHORT = 7;

  private CheapBesideSlow() {}

  /** The elements of some bursts, the first of each burst a slow one. */
  static final class Bursts {
    private final int size;
    private final CountDownLatch[] cheap = new CountDownLatch[BURSTS];

    Bursts(int size) {
      this.size = size;
      for (int i = 0; i < BURSTS; i++) {
        cheap[i] = new CountDownLatch(size - 1);
      }
    }

    IntStream elements() {
      return IntStream.range(0, BURSTS * size);
    }

    int handle(int element) throws InterruptedException {
      CountDownLatch burst = cheap[element / size];
      if (element % size == 0) {
        burst.await();
      } else {
        burst.countDown();
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
    int unordered = new CheapBesideSlow_UnorderedPipeline(new Unordered(new Bursts(LONG))).run();
    Verdict.that(unordered == BURSTS * LONG, "four workers: %s", unordered);
    int ordered = new CheapBesideSlow_OrderedPipeline(new Ordered(new Bursts(SHORT))).run();
    Verdict.that(ordered == BURSTS * SHORT, "four ordered workers: %s", ordered);
    Verdict.end();
  }
}
