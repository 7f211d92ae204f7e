package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class NeverClosedTest {
  @Test
  void theLoopNeverEnds() {
    assertFindings(
        """
        import dev.sluice.*;

        class Open {
          void method() {
            Channel<Integer> values = Channel.make();
            Go.go(() -> values.send(1));
            for (int value : /*!NeverClosed*/values) System.out.println(value);
          }

          void workers() throws InterruptedException {
            Channel<Integer> jobs = Channel.make();
            WaitGroup workers = new WaitGroup();
            for (int i = 0; i < 3; i++) {
              workers.go(
                  () -> {
                    for (int job : /*!NeverClosed*/jobs) System.out.println(job);
                  });
            }
            jobs.send(1);
            workers.await();
          }

          void group() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> jobs = group.channel("jobs", 0);
              group.go(
                  "worker",
                  () -> {
                    for (int job : /*!NeverClosed*/jobs) System.out.println(job);
                  });
              jobs.send(1);
              group/*!CertainDeadlock*/.join();
            }
          }
        }
        """);
  }

  @Test
  void closedLeftServedOrCancelled() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;

        class Closed {
          private final Channel<Integer> requests = Channel.make();

          void closed() {
            Channel<Integer> values = Channel.make();
            Go.go(
                () -> {
                  values.send(1);
                  values.close();
                });
            for (int value : values) System.out.println(value);
          }

          void atEnd() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> values = group.channel("values", 0);
              group.go("sender", () -> values.send(1), values::close);
              for (int value : values) System.out.println(value);
              group.join();
            }
          }

          void left() {
            Channel<Integer> values = Channel.make(1);
            Go.go(() -> values.send(1));
            for (int value : values) {
              if (value == 1) break;
            }
          }

          void served() throws InterruptedException {
            Channel<Integer> log = Channel.make();
            Go.go(
                () -> {
                  for (int line : log) System.out.println(line);
                });
            log.send(1);
            Go.go(
                () -> {
                  for (int request : requests) System.out.println(request);
                });
            requests.send(1);
          }

          void cancelled() throws InterruptedException {
            try (Group group = Group.open("short", Duration.ofSeconds(1))) {
              Channel<Integer> jobs = group.channel("jobs", 0);
              group.go(
                  "worker",
                  () -> {
                    for (int job : jobs) System.out.println(job);
                  });
              jobs.send(1);
              group.join();
            }
          }

          void escaped(java.util.List<Channel<Integer>> all) throws InterruptedException {
            Channel<Integer> values = Channel.make(1);
            all.add(values);
            values.send(1);
            for (int value : values) System.out.println(value);
          }
        }
        """);
  }
}
