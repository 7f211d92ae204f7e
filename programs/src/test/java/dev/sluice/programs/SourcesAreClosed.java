package dev.sluice.programs;

import dev.sluice.GoroutineFailedException;
import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.io.Closeable;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a source returns is closed exactly once, whatever it is and however the pipeline ends. */
final class SourcesAreClosed {
  private static final AtomicInteger CLOSED = new AtomicInteger();
  private static final int STOP = 3;

  private SourcesAreClosed() {}

  private static final class Endless implements Iterator<Integer>, AutoCloseable {
    private int next;

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Integer next() {
      return next++;
    }

    @Override
    public void close() {
      CLOSED.incrementAndGet();
    }
  }

  record Rows(List<Integer> values) implements Iterable<Integer>, Closeable {
    @Override
    public Iterator<Integer> iterator() {
      return values.iterator();
    }

    @Override
    public void close() {
      CLOSED.incrementAndGet();
    }
  }

  private static int first(ReceiveChannel<Integer> in) {
    for (Integer value : in) {
      if (value >= STOP) {
        return value;
      }
    }
    return -1;
  }

  private static void failAtStop(int value) {
    if (value == STOP) {
      throw new IllegalStateException("stop");
    }
  }

  @Pipeline
  interface FiniteStream {
    @Stage(out = "n")
    static Stream<Integer> source() {
      return Stream.of(1, 2, 3).onClose(CLOSED::incrementAndGet);
    }

    @Stage(in = "n")
    static void sink(int n) {}
  }

  @Pipeline
  interface PrimitiveStream {
    @Stage(out = "n")
    static IntStream source() {
      return IntStream.iterate(1, n -> n + 1).onClose(CLOSED::incrementAndGet);
    }

    @Stage(in = "n")
    static int sink(ReceiveChannel<Integer> n) {
      return first(n);
    }
  }

  @Pipeline
  interface FailingStream {
    @Stage(out = "n")
    static Stream<Integer> source() {
      return Stream.iterate(1, n -> n + 1).onClose(CLOSED::incrementAndGet);
    }

    @Stage(in = "n")
    static void sink(int n) {
      failAtStop(n);
    }
  }

  @Pipeline
  interface CloseableIterator {
    @Stage(out = "n")
    static Iterator<Integer> source() {
      return new Endless();
    }

    @Stage(in = "n")
    static int sink(ReceiveChannel<Integer> n) {
      return first(n);
    }
  }

  @Pipeline
  interface CloseableIterable {
    @Stage(out = "n")
    static Iterable<Integer> source() {
      return new Rows(List.of(1, 2));
    }

    @Stage(in = "n")
    static void sink(int n) {}
  }

  @Pipeline
  interface FailingIterable {
    @Stage(out = "n")
    static Rows source() {
      return new Rows(List.of(1, 2, 3, 4));
    }

    @Stage(in = "n")
    static void sink(int n) {
      failAtStop(n);
    }
  }

  @Pipeline
  interface Expanded {
    @Stage(out = "n")
    static Stream<Integer> source() {
      return Stream.of(1, 2);
    }

    @Stage(in = "n", out = "m")
    static Stream<Integer> expand(int n) {
      return Stream.of(n, n).onClose(CLOSED::incrementAndGet);
    }

    @Stage(in = "m")
    static void sink(int m) {}
  }

  @Pipeline
  interface ExpandedEarly {
    @Stage(out = "n")
    static Stream<Integer> source() {
      return Stream.of(1, 2).onClose(CLOSED::incrementAndGet);
    }

    @Stage(in = "n", out = "m")
    static Stream<Integer> expand(int n) {
      return Stream.iterate(n, m -> m + 1).onClose(CLOSED::incrementAndGet);
    }

    @Stage(in = "m")
    static int sink(ReceiveChannel<Integer> m) {
      return first(m);
    }
  }

  @FunctionalInterface
  private interface Run {
    void run() throws InterruptedException;
  }

  static void main() throws InterruptedException {
    closes(1, "a finite stream", () -> new SourcesAreClosed_FiniteStreamPipeline().run());
    closes(
        1,
        "an endless primitive stream",
        () -> new SourcesAreClosed_PrimitiveStreamPipeline().run());
    closes(1, "a failing stream", () -> new SourcesAreClosed_FailingStreamPipeline().run());
    closes(1, "an iterator", () -> new SourcesAreClosed_CloseableIteratorPipeline().run());
    closes(1, "an iterable", () -> new SourcesAreClosed_CloseableIterablePipeline().run());
    closes(1, "a failing iterable", () -> new SourcesAreClosed_FailingIterablePipeline().run());
    closes(2, "expanded streams", () -> new SourcesAreClosed_ExpandedPipeline().run());
    closes(2, "an expanded endless one", () -> new SourcesAreClosed_ExpandedEarlyPipeline().run());
    Verdict.end();
  }

  private static void closes(int times, String what, Run run) throws InterruptedException {
    CLOSED.set(0);
    try {
      run.run();
    } catch (GoroutineFailedException e) {
      // Closed all the same.
    }
    Verdict.that(CLOSED.get() == times, "%s: closed %s times of %d", what, CLOSED, times);
  }
}
