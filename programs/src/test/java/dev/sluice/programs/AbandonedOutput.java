package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Broadcast;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A stage with several outputs goes on while any of them has a receiver. */
final class AbandonedOutput {
  private static final int VALUES = 1_000;
  private static final int GOOD = 900;

  private AbandonedOutput() {}

  private static int count(ReceiveChannel<Integer> in) {
    int count = 0;
    for (Integer value : in) {
      count += value < VALUES ? 1 : 0;
    }
    return count;
  }

  private static void emit(int n, SendChannel<Integer> good, SendChannel<String> bad)
      throws InterruptedException {
    if (n % 10 == 9) {
      bad.send("value " + n);
    } else {
      good.send(n);
    }
  }

  @Pipeline
  interface Emitter {
    @Stage(out = "n")
    static IntStream source() {
      return IntStream.range(0, VALUES);
    }

    @Stage(
        in = "n",
        out = {"good", "bad"})
    static void sort(Integer n, SendChannel<Integer> good, SendChannel<String> bad)
        throws InterruptedException {
      emit(n, good, bad);
    }

    @Stage(in = "good")
    static int store(ReceiveChannel<Integer> good) {
      return count(good);
    }

    @Stage(in = "bad")
    static @Nullable String firstOnly(ReceiveChannel<String> bad) throws InterruptedException {
      return bad.receive();
    }
  }

  @Pipeline
  interface Goroutine {
    @Stage(out = {"good", "bad"})
    static void sort(SendChannel<Integer> good, SendChannel<String> bad)
        throws InterruptedException {
      for (int n = 0; n < VALUES; n++) {
        emit(n, good, bad);
      }
    }

    @Stage(in = "good")
    static int store(ReceiveChannel<Integer> good) {
      return count(good);
    }

    @Stage(in = "bad")
    static @Nullable String firstOnly(ReceiveChannel<String> bad) throws InterruptedException {
      return bad.receive();
    }
  }

  @Pipeline
  interface Selecting {
    @Stage(out = {"good", "other"})
    static void send(SendChannel<Integer> good, SendChannel<Integer> other)
        throws InterruptedException {
      Select.SendCase<Integer> toGood = Select.send(good, 0);
      Select.SendCase<Integer> toOther = Select.send(other, 0);
      Select select = Select.of(toGood, toOther);
      for (int sent = 0; sent < GOOD; sent += select.await() == toGood ? 1 : 0) {
        toGood.value(sent);
      }
    }

    @Stage(in = "good")
    static int store(ReceiveChannel<Integer> good) {
      return count(good);
    }

    @Stage(in = "other")
    static @Nullable Integer firstOnly(ReceiveChannel<Integer> other) throws InterruptedException {
      return other.receive();
    }
  }

  @Pipeline
  interface Copies {
    @Broadcast
    Channel<Integer> n();

    @Stage(out = "n")
    static IntStream source() {
      return IntStream.range(0, VALUES);
    }

    @Stage(in = "n")
    static int store(ReceiveChannel<Integer> n) {
      return count(n);
    }

    @Stage(in = "n")
    static @Nullable Integer firstOnly(ReceiveChannel<Integer> n) throws InterruptedException {
      return n.receive();
    }
  }

  static void main() throws InterruptedException {
    int emitted = new AbandonedOutput_EmitterPipeline().run().store();
    Verdict.that(emitted == GOOD, "an emitter: %d of %d", emitted, GOOD);
    int sent = new AbandonedOutput_GoroutinePipeline().run().store();
    Verdict.that(sent == GOOD, "a goroutine: %d of %d", sent, GOOD);
    int selected = new AbandonedOutput_SelectingPipeline().run().store();
    Verdict.that(selected == GOOD, "a select: %d of %d", selected, GOOD);
    int copied = new AbandonedOutput_CopiesPipeline().run().store();
    Verdict.that(copied == VALUES, "a broadcast: %d of %d", copied, VALUES);
    Verdict.end();
  }
}
