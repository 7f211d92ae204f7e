package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class CertainDeadlockTest {
  @Test
  void whateverRunsFirst() {
    assertFindings(
        """
        import dev.sluice.*;

        class Stuck {
          void eachSendsFirst() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> left = group.channel("left", 0);
              Channel<Integer> right = Channel.make();
              group.go("a", () -> {
                right.send(1);
                left.receive();
              });
              group.go("b", () -> {
                left.send(2);
                right.receive();
              });
              group/*!CertainDeadlock*/.join();
            }
          }

          void oneTooMany() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> values = group.channel("values", 1);
              for (int i = 0; i < 3; i++) {
                int n = i;
                group.go("sender " + i, () -> values.send(n));
              }
              System.out.println(values.receive());
              group/*!CertainDeadlock*/.join();
            }
          }

          int neverCounted() throws InterruptedException {
            try (Group group = Group.open("counted")) {
              WaitGroup tasks = new WaitGroup();
              Channel<Integer> results = Channel.make(1);
              tasks.add(2);
              group.go("one", () -> {
                results.send(1);
                tasks.done();
              });
              tasks/*!CertainDeadlock*/.await();
              return results.receive();
            }
          }

          void closerWaits() throws InterruptedException {
            try (Group group = Group.open()) {
              WaitGroup tasks = new WaitGroup();
              Channel<Integer> results = group.channel("results", 0);
              tasks.go(() -> results.send(1));
              group.go("closer", () -> {
                tasks.await();
                results.close();
              });
              group/*!CertainDeadlock*/.join();
            }
          }

          void nested() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> values = group.channel("values", 0);
              group.go("outer", () -> {
                Go.go(() -> {
                  for (int value : values) System.out.println(value);
                });
                values.send(1);
              });
              group/*!CertainDeadlock*/.join();
            }
          }
        }
        """);
  }

  @Test
  void somebodyCanMoveOrMayBeMeantToWait() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;
        import java.util.concurrent.Callable;

        class Moves {
          void inOrder() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> left = group.channel("left", 0);
              Channel<Integer> right = group.channel("right", 0);
              group.go("a", () -> {
                right.send(1);
                left.receive();
              });
              group.go("b", () -> {
                right.receive();
                left.send(2);
              });
              group.join();
            }
          }

          void room() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> left = group.channel("left", 1);
              Channel<Integer> right = group.channel("right", 0);
              group.go("a", () -> {
                right.send(1);
                left.receive();
              });
              group.go("b", () -> {
                left.send(2);
                right.receive();
              });
              group.join();
            }
          }

          void onlyInSomeOrder() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> values = group.channel("values", 0);
              Channel<Integer> more = group.channel("more", 0);
              group.go("a", () -> values.send(1));
              group.go("b", () -> {
                values.send(2);
                more.send(3);
              });
              group.go("c", () -> {
                values.receive();
                more.receive();
                values.receive();
              });
              group.join();
            }
          }

          void closed() throws InterruptedException {
            try (Group group = Group.open()) {
              WaitGroup tasks = new WaitGroup();
              Channel<Integer> results = group.channel("results", 0);
              for (int i = 0; i < 3; i++) {
                int n = i;
                tasks.go(() -> results.send(n));
              }
              group.go("closer", () -> {
                tasks.await();
                results.close();
              });
              for (int result : results) System.out.println(result);
              group.join();
            }
          }

          void atEnd() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> results = group.channel("results", 0);
              group.go("sender", () -> results.send(1), results::close);
              for (int result : results) System.out.println(result);
              group.join();
            }
          }

          void cancelled() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> results = group.channel("results", 0);
              group.go("sender", () -> results.send(1));
              group.cancel();
              group.join();
            }
          }

          void onlyClosed() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> results = group.channel("results", 0);
              group.go("sender", () -> results.send(1));
              System.out.println("closed with the group");
            }
          }

          void deadline() throws InterruptedException {
            try (Group group = Group.open("short", Duration.ofSeconds(1))) {
              Channel<Integer> results = group.channel("results", 0);
              group.go("sender", () -> results.send(1));
              group.join();
            }
          }

          void expected() throws InterruptedException {
            try {
              try (Group group = Group.open()) {
                Channel<Integer> results = group.channel("results", 0);
                group.go("sender", () -> results.send(1));
                group.join();
              }
            } catch (DeadlockException e) {
              System.out.println("as it should be");
            }
          }

          void branches(boolean send) throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> results = group.channel("results", 0);
              group.go("sender", () -> results.send(1));
              if (!send) return;
              group.join();
            }
          }

          void mayThrow(String number) throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> results = group.channel("results", 0);
              group.go("sender", () -> results.send(Integer.parseInt(number)));
              group.join();
            }
          }

          static void asserts() throws Exception {
            Callable<Object> test = () -> { stuck(); return ""; };
            test.call();
          }

          private static void stuck() throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<Integer> results = group.channel("results", 0);
              group.go("sender", () -> results.send(1));
              group.join();
            }
          }
        }
        """);
  }
}
