package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class NeverJoinedTest {
  @Test
  void startedAndCancelledAtOnce() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.List;

        class Left {
          void one() {
            try (Group group = Group.open()) {
              group/*!NeverJoined*/.go("a", () -> System.out.println("a"));
            }
          }

          void several(List<String> names) {
            try (Group group = Group.open("all")) {
              Channel<String> out = group.channel("out", 1);
              group.go("reader", () -> System.out.println(out.receive()));
              for (String name : names) {
                if (!name.isEmpty()) {
                  group/*!NeverJoined*/.go(name, () -> out.send(name));
                }
              }
            }
          }
        }
        """);
  }

  @Test
  void joinedOrWaitedForOrKept() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.List;
        import java.util.concurrent.Future;

        class Waits {
          void joined() throws InterruptedException {
            try (Group group = Group.open()) {
              group.go("a", () -> System.out.println("a"));
              group.join();
            }
          }

          String first(List<String> urls) throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<String> answers = group.channel("answers", 0);
              for (String url : urls) group.go(url, () -> answers.send(url));
              return answers.receive();
            }
          }

          int result() throws Exception {
            try (Group group = Group.open()) {
              Future<Integer> future = group.call("a", () -> 1);
              return future.get();
            }
          }

          void works() {
            try (Group group = Group.open()) {
              group.go("ticker", () -> System.out.println("tick"));
              System.out.println("the work that the ticker accompanies");
            }
          }

          void handedOn() throws InterruptedException {
            try (Group group = Group.open()) {
              start(group);
              group.go("a", () -> System.out.println("a"));
            }
          }

          void reads(ReceiveChannel<Integer> in) {
            try (Group group = Group.open()) {
              for (int value : in) {
                group.go("one", () -> System.out.println(value));
              }
            }
          }

          Group open() {
            Group group = Group.open();
            group.go("a", () -> System.out.println("a"));
            return group;
          }

          @SuppressWarnings("sluice:NeverJoined")
          void meant() {
            try (Group group = Group.open()) {
              group.go("a", () -> System.out.println("a"));
            }
          }

          private static void start(Group group) throws InterruptedException {
            group.go("b", () -> System.out.println("b"));
            group.join();
          }
        }
        """);
  }
}
