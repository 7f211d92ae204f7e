package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class OutsideUseTest {
  @Test
  void threadsOutsideOfTheGroup() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.concurrent.*;
        import java.util.function.Consumer;

        class Outside {
          interface Events {
            void subscribe(Consumer<String> listener);

            void addListener(Consumer<String> listener);
          }

          void used(ExecutorService executor, Events events, CompletableFuture<String> future)
              throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<String> values = group.channel("values", 1);
              executor.execute(() -> values/*!OutsideUse*/.trySend("a"));
              Thread.startVirtualThread(() -> values/*!OutsideUse*/.close());
              events.subscribe(/*!OutsideUse*/values::trySend);
              events.addListener(event -> values/*!OutsideUse*/.trySend(event));
              future.thenAccept(value -> values/*!OutsideUse*/.trySend(value));
              group.go("printer", () -> System.out.println(values.receive()));
              group.join();
            }
          }
        }
        """);
  }

  @Test
  void membersAndPorts() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.List;
        import java.util.concurrent.*;
        import java.util.function.Consumer;

        class Inside {
          void used(List<String> names, ExecutorService executor) throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<String> values = group.channel("values", names.size());
              Channel<String> open = Channel.make(1);
              names.forEach(name -> values.trySend(name));
              executor.execute(() -> open.trySend("a"));
              executor.execute(() -> System.out.println(values.length()));
              group.go("a", () -> values.send("a"));
              Go.go(() -> values.send("b"));
              each(names, name -> values.trySend(name));
              System.out.println(values.receive() + open.receive());
              group.join();
            }
          }

          private static void each(List<String> names, Consumer<String> action) {
            names.forEach(action);
          }
        }
        """);
  }
}
