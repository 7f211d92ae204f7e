package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** What nobody was told of is thrown by close, whatever came before. */
final class NoFailureIsLost {
  private static final class Boom extends Exception {
    private static final long serialVersionUID = 1;
  }

  @FunctionalInterface
  private interface Body {
    void run(Group group) throws Exception;
  }

  private NoFailureIsLost() {}

  @SuppressWarnings("sluice:RealSleep") // a clean-up goes on after the cancel that ends Go.sleep
  static void main() throws InterruptedException {
    closeThrows(
        "a failure after join",
        group -> {
          group.go("fine", () -> {});
          group.join();
          fail(group);
        });
    closeThrows(
        "a failure of which only a foreign thread was told",
        group -> {
          Channel<Integer> channel = group.channel("channel", 0);
          Thread foreign = Thread.ofPlatform().start(() -> receive(channel));
          Patience.until(() -> foreign.getState() == Thread.State.WAITING);
          fail(group);
          foreign.join();
        });
    closeThrows(
        "a failure while cleaning up after cancel",
        group -> {
          Channel<Integer> channel = group.channel("channel", 0);
          AtomicBoolean running = new AtomicBoolean();
          group.go(
              "cleans up",
              () -> {
                running.set(true);
                try {
                  channel.receive();
                } catch (InterruptedException e) {
                  Thread.sleep(Duration.ofMillis(20));
                  throw new Boom();
                }
              });
          Patience.until(running::get);
          group.cancel();
          try {
            channel.receive();
          } catch (CancellationException e) {
            // The opener was told of the cancel only.
          }
        });
    closeThrows(
        "a failure after an interrupted join",
        group -> {
          AtomicBoolean running = new AtomicBoolean();
          group.go(
              "waits",
              () -> {
                running.set(true);
                try {
                  Go.sleep(Duration.ofMinutes(10));
                } catch (InterruptedException e) {
                  throw new Boom();
                }
              });
          Patience.until(running::get);
          Thread.currentThread().interrupt();
          try {
            group.join();
          } catch (InterruptedException e) {
            // Left early; close cancels.
          }
        });
    Verdict.end();
  }

  private static void closeThrows(String what, Body body) throws InterruptedException {
    boolean thrown = false;
    try (Group group = Group.open()) {
      body.run(group);
    } catch (GoroutineFailedException e) {
      thrown = e.getCause() instanceof Boom;
    } catch (Exception e) {
      Verdict.that(false, "%s: %s", what, e);
    }
    Verdict.that(thrown, "close throws %s", what);
  }

  private static void fail(Group group) throws InterruptedException {
    group.go(
        "fails",
        () -> {
          throw new Boom();
        });
    Patience.until(group::isCancelled);
  }

  private static void receive(Channel<Integer> channel) {
    try {
      channel.receive();
    } catch (InterruptedException | RuntimeException e) {
      // Told of the failure.
    }
  }
}
