package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class EscapesTest {
  @Test
  void aChannelThatOutlivesItsStage() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.concurrent.ExecutorService;

        class Pipe {
          private SendChannel<Integer> kept;

          @Stage(out = "a")
          void keeps(SendChannel<Integer> out) {
            this/*!Escapes*/.kept = out;
          }

          @Stage(out = "a")
          void starts(SendChannel<Integer> out) {
            Thread/*!Escapes*/.startVirtualThread(() -> out.trySend(1));
            new Thread(() -> System.out.println("other")).start();
            Thread late = /*!Escapes*/new Thread(() -> out.trySend(2));
            late.start();
          }

          @Stage(in = "a")
          void submits(ReceiveChannel<Integer> in, ExecutorService executor) {
            executor/*!Escapes*/.submit(() -> in.receive());
            System.out.println(kept);
          }
        }
        """);
  }

  @Test
  void whatIsAwaitedStaysInside() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.concurrent.ExecutorService;
        import java.util.concurrent.Executors;

        class Pipe {
          private SendChannel<Integer> own;

          @Stage(out = "a")
          void group(SendChannel<Integer> out) {
            Go.go(() -> out.send(1));
            own = Channel.make();
          }

          @Stage(out = "a")
          void callbacks(SendChannel<Integer> out, ExecutorService feed)
              throws InterruptedException {
            feed.submit(() -> out.trySend(1));
            out.awaitAbandoned();
          }

          @Stage(out = "a")
          void joined(SendChannel<Integer> out) throws InterruptedException {
            Thread helper = Thread.startVirtualThread(() -> out.trySend(1));
            helper.join();
          }

          @Stage(out = "a")
          void executor(SendChannel<Integer> out) {
            try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
              executor.submit(() -> out.trySend(1));
            }
          }

          void noStage(SendChannel<Integer> out) {
            own = out;
          }

          @Stage(out = "a")
          @SuppressWarnings("sluice:Escapes")
          void meant(SendChannel<Integer> out) {
            own = out;
          }
        }
        """);
  }

  @Test
  void futuresAndEveryExecutor() {
    assertFindings(
        """
        import dev.sluice.*;
        import dev.sluice.annotation.*;
        import java.util.concurrent.*;

        class Pipe {
          @Stage(out = "a")
          void chained(SendChannel<Integer> out) {
            CompletableFuture.supplyAsync(() -> 1)/*!Escapes*/.thenAccept(v -> out.trySend(v));
          }

          @Stage(out = "a")
          void pool(SendChannel<Integer> out, ForkJoinPool pool) {
            pool/*!Escapes*/.execute(() -> out.trySend(1));
          }

          @Stage(out = "a")
          void scheduled(SendChannel<Integer> out, ScheduledThreadPoolExecutor timer) {
            timer/*!Escapes*/.scheduleAtFixedRate(() -> out.trySend(1), 1, 1, TimeUnit.SECONDS);
          }

          @Stage(out = "a")
          void awaited(SendChannel<Integer> out) {
            CompletableFuture.supplyAsync(() -> 1).thenAccept(v -> out.trySend(v)).join();
          }
        }
        """);
  }
}
