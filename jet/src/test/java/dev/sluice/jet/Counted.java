package dev.sluice.jet;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Port;
import dev.sluice.annotation.Stage;
import java.util.stream.LongStream;

/** Many elements, each of which is counted once; and a sign of life every ten thousand. */
@Pipeline
@Distributed
class Counted {
  /** How far it is. */
  static final long STEP = 10_000;

  /** What has arrived. */
  record Total(long count, long sum) {
    /** What arrives of so many elements if each arrives once. */
    static Total of(long elements) {
      return new Total(elements, elements * (elements - 1) / 2);
    }
  }

  /** An element, which is not the same on another member. */
  record Numbered(long number, String text) {}

  private final long elements;

  Counted(long elements) {
    this.elements = elements;
  }

  @Stage(out = "numbers")
  LongStream numbers() {
    return LongStream.range(0, elements);
  }

  @Stage(in = "numbers", out = "numbered", workers = 2)
  static Numbered spread(long number) {
    return new Numbered(number, "number " + number);
  }

  @Stage(in = "numbered", out = "checked", workers = 2)
  static long check(Numbered numbered) {
    if (!numbered.text().equals("number " + numbered.number())) {
      throw new IllegalStateException(numbered.toString());
    }
    return numbered.number();
  }

  @Stage(
      in = "checked",
      out = {"counted", "progress"})
  static void watch(
      ReceiveChannel<Long> checked, SendChannel<Long> counted, @Port SendChannel<Long> progress)
      throws InterruptedException {
    long count = 0;
    for (long number : checked) {
      counted.send(number);
      if (++count % STEP == 0) {
        progress.send(count);
      }
    }
  }

  @Stage(in = "counted")
  static Total total(@Capacity(256) ReceiveChannel<Long> counted) {
    long count = 0;
    long sum = 0;
    for (long number : counted) {
      count++;
      sum += number;
    }
    return new Total(count, sum);
  }
}
