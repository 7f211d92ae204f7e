package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class UnsharedStateTest {
  @Test
  void changedByAllWorkersAtOnce() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.*;

        @Pipeline
        class Counting {
          private int count;
          private static long total;
          private volatile int seen;
          private final Map<String, Integer> words = new HashMap<>();
          private final int[] slots = new int[4];
          private String last = "";

          @Stage(out = "lines")
          void source(SendChannel<String> lines) throws InterruptedException {
            count++;
            lines.send("a");
          }

          @Stage(in = "lines", out = "lengths", workers = 4)
          int length(String line) {
            count/*!UnsharedState*/++;
            total /*!UnsharedState*/+= line.length();
            seen/*!UnsharedState*/++;
            words/*!UnsharedState*/.merge(line, 1, Integer::sum);
            slots[line.length() % 4] /*!UnsharedState*/= 1;
            note(line);
            return line.length();
          }

          private void note(String line) {
            last /*!UnsharedState*/= line;
          }

          @Stage(in = "lengths")
          void sink(ReceiveChannel<Integer> lengths) {
            for (int length : lengths) count += length;
            System.out.println(last + count + words + total + seen);
          }
        }
        """);
  }

  @Test
  void guardedOrOneWorkerOrLocal() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.concurrent.atomic.*;
        import java.util.concurrent.locks.*;

        @Pipeline
        class Counting {
          private int count;
          private int locked;
          private volatile boolean any;
          private final AtomicInteger total = new AtomicInteger();
          private final Map<String, Integer> words = new ConcurrentHashMap<>();
          private final List<String> all = Collections.synchronizedList(new ArrayList<>());
          private final Lock lock = new ReentrantLock();

          @Stage(out = "lines")
          void source(SendChannel<String> lines) throws InterruptedException {
            lines.send("a");
          }

          @Stage(in = "lines", out = "lengths", workers = 4)
          int length(String line) {
            any = true;
            total.incrementAndGet();
            words.merge(line, 1, Integer::sum);
            all.add(line);
            lock.lock();
            try {
              count++;
              note();
            } finally {
              lock.unlock();
            }
            synchronized (this) {
              locked++;
            }
            int length = 0;
            for (int i = 0; i < line.length(); i++) length++;
            Map<String, Integer> own = new HashMap<>();
            own.put(line, length);
            Box box = new Box();
            box.value = length;
            return box.value + own.size();
          }

          private void note() {
            locked++;
          }

          @Stage(in = "lengths")
          void sink(ReceiveChannel<Integer> lengths) {
            for (int length : lengths) count += length;
            System.out.println(count + words.size() + total.get() + all.size() + locked + "" + any);
          }

          static class Box {
            int value;
          }
        }

        @Pipeline
        class Meant {
          private int about;

          @Stage(out = "lines")
          void source(SendChannel<String> lines) throws InterruptedException {
            lines.send("a");
          }

          @Stage(in = "lines", workers = 2)
          @SuppressWarnings("sluice:UnsharedState")
          void roughly(String line) {
            about++;
          }
        }
        """);
  }
}
