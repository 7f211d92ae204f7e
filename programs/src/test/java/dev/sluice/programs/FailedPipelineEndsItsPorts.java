package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelFailedException;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Nobody outside waits for a pipeline that has failed or is cancelled. */
final class FailedPipelineEndsItsPorts {
  private FailedPipelineEndsItsPorts() {}

  private static int failAt(int bad, int n) {
    if (n == bad) {
      throw new IllegalStateException("value " + n);
    }
    return n;
  }

  @Pipeline
  interface Out {
    SendChannel<Integer> rows();

    @Stage(out = "ids")
    static IntStream source() {
      return IntStream.range(0, 100);
    }

    @Stage(in = "ids", out = "rows")
    static int load(int id) {
      return failAt(3, id);
    }
  }

  @Pipeline
  interface In {
    ReceiveChannel<Integer> words();

    @Stage(in = "words")
    static void measure(int word) {
      failAt(3, word);
    }
  }

  @Pipeline
  interface Through {
    ReceiveChannel<Integer> in();

    SendChannel<Integer> out();

    @Stage(in = "in", out = "out")
    static int copy(int value) {
      return value;
    }
  }

  static void main() throws InterruptedException {
    out();
    in();
    cancelled();
    Verdict.end();
  }

  private static void out() throws InterruptedException {
    Channel<Integer> rows = Channel.make();
    var run = new FailedPipelineEndsItsPorts_OutPipeline().start(rows);
    int received = 0;
    Throwable end = null;
    try {
      for (Integer row : rows) {
        received += row >= 0 ? 1 : 0;
      }
    } catch (ChannelFailedException e) {
      end = e.getCause();
    }
    Verdict.that(received == 3, "what was sent before the failure arrived: %d of 3", received);
    Verdict.that(end instanceof GoroutineFailedException, "then the failure: %s", end);
    Verdict.that(failure(run::join) instanceof GoroutineFailedException, "join throws it too");
  }

  private static void in() throws InterruptedException {
    Channel<Integer> words = Channel.make();
    Thread feeder =
        Go.go(
            "feeder",
            () -> {
              for (int i = 0; ; i++) {
                words.send(i);
              }
            });
    Throwable thrown = failure(() -> new FailedPipelineEndsItsPorts_InPipeline().run(words));
    Verdict.that(thrown instanceof GoroutineFailedException, "run throws %s", thrown);
    feeder.join();
    Throwable send = failure(() -> words.send(1));
    Verdict.that(send instanceof ChannelAbandonedException, "the feeder has ended by %s", send);
  }

  private static void cancelled() throws InterruptedException {
    Channel<Integer> in = Channel.make();
    Channel<Integer> out = Channel.make();
    var run = new FailedPipelineEndsItsPorts_ThroughPipeline().start(in, out);
    AtomicReference<@Nullable Throwable> receiver = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform().start(() -> receiver.set(failure(() -> out.forEach(value -> {}))));
    Patience.until(() -> thread.getState() == Thread.State.WAITING);
    run.cancel();
    thread.join();
    Throwable end = receiver.get();
    Verdict.that(
        end instanceof ChannelFailedException && end.getCause() instanceof CancellationException,
        "the receiver of a cancelled pipeline: %s",
        end);
    Throwable send = failure(() -> in.send(1));
    Verdict.that(send instanceof ChannelAbandonedException, "its sender: %s", send);
  }

  @FunctionalInterface
  private interface Code {
    void run() throws Exception;
  }

  private static @Nullable Throwable failure(Code code) {
    try {
      code.run();
      return null;
    } catch (Exception e) {
      return e;
    }
  }
}
