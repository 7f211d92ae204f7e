// => [iterator, iterable, custom, early, failing, inner 1, inner 2, worker 1, worker 2]
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.io.*;
import java.util.*;
import java.util.stream.*;

/** What a source or an expanding stage returns is closed, if it can be, however the stage ends. */
class ClosedSources {
  static final List<String> CLOSED = Collections.synchronizedList(new ArrayList<>());

  static class Cursor implements Iterator<Integer>, AutoCloseable {
    private final String name;
    private int next;

    Cursor(String name) {
      this.name = name;
    }

    @Override
    public boolean hasNext() {
      return next < 5 || name.equals("early") || name.equals("failing");
    }

    @Override
    public Integer next() {
      return next++;
    }

    @Override
    public void close() throws IOException {
      CLOSED.add(name);
    }
  }

  static class Rows implements Iterable<Integer>, Closeable {
    private final String name;

    Rows(String name) {
      this.name = name;
    }

    @Override
    public Iterator<Integer> iterator() {
      return List.of(1, 2).iterator();
    }

    @Override
    public void close() {
      CLOSED.add(name);
    }
  }

  @Pipeline
  interface FromIterator {
    @Stage(out = "n")
    static Iterator<Integer> source() {
      return new Cursor("iterator");
    }

    @Stage(in = "n")
    static void eat(int n) {}
  }

  @Pipeline
  interface FromIterable {
    @Stage(out = "n")
    static Iterable<? extends Number> source() {
      return new Rows("iterable");
    }

    @Stage(in = "n")
    static void eat(Number n) {}
  }

  @Pipeline
  interface FromItsOwnType {
    @Stage(out = "n")
    static Rows source() {
      return new Rows("custom");
    }

    @Stage(in = "n")
    static void eat(int n) {}
  }

  @Pipeline
  interface Early {
    @Stage(out = "n")
    static Iterator<Integer> source() {
      return new Cursor("early");
    }

    @Stage(in = "n")
    static void eat(ReceiveChannel<Integer> in) throws InterruptedException {
      in.receive();
    }
  }

  @Pipeline
  interface Failing {
    @Stage(out = "n")
    static Cursor source() {
      return new Cursor("failing");
    }

    @Stage(in = "n")
    static void eat(int n) {
      if (n == 3) throw new IllegalStateException("three");
    }
  }

  @Pipeline
  interface Expanding {
    @Stage(out = "n")
    static Iterable<Integer> source() {
      return List.of(1, 2);
    }

    @Stage(in = "n", out = "m")
    static Iterable<Integer> inner(int n) {
      return new Rows("inner " + n);
    }

    @Stage(in = "m")
    static void eat(int n) {}
  }

  @Pipeline
  interface Workers {
    @Stage(out = "n")
    static Iterable<Integer> source() {
      return List.of(1, 2);
    }

    @Stage(in = "n", out = "m", workers = 2, ordered = true)
    static Iterable<Integer> inner(int n) {
      return new Rows("worker " + n);
    }

    @Stage(in = "m")
    static void eat(int n) {}
  }

  static Object test() throws Exception {
    new ClosedSources_FromIteratorPipeline().run();
    new ClosedSources_FromIterablePipeline().run();
    new ClosedSources_FromItsOwnTypePipeline().run();
    new ClosedSources_EarlyPipeline().run();
    try {
      new ClosedSources_FailingPipeline().run();
    } catch (GoroutineFailedException e) {
      if (!e.getCause().getMessage().equals("three")) throw e;
    }
    new ClosedSources_ExpandingPipeline().run();
    int before = CLOSED.size();
    new ClosedSources_WorkersPipeline().run();
    CLOSED.subList(before, CLOSED.size()).sort(Comparator.naturalOrder());
    return CLOSED;
  }
}
