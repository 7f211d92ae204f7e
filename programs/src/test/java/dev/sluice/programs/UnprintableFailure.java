package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;

/** A failure whose own methods throw is a failure like any other. */
final class UnprintableFailure {
  private static final class Message extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }

  @SuppressWarnings("OverrideThrowableToString") // what is looked at
  private static final class Text extends Exception {
    private static final long serialVersionUID = 1;

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  @SuppressWarnings("OverrideThrowableToString")
  private static final class Everything extends Error {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new StackOverflowError();
    }

    @Override
    public String toString() {
      throw new OutOfMemoryError("no text");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("no cause");
    }
  }

  private UnprintableFailure() {}

  static void main() throws InterruptedException {
    check("message", new Message());
    check("text", new Text());
    check("everything", new Everything());
    Verdict.end();
  }

  private static void check(String what, Throwable failure) throws InterruptedException {
    Throwable thrown = null;
    try (Group group = Group.open()) {
      Channel<Integer> channel = group.channel("values", 0);
      group.go("receiver", () -> channel.forEach(value -> {}), channel::abandon);
      group.go(
          "fails",
          () -> {
            channel.send(1);
            throw thrown(failure);
          },
          channel::close);
      group.join();
    } catch (GoroutineFailedException e) {
      thrown = e.getCause();
    }
    Verdict.that(thrown == failure, "join throws the failure without a %s", what);
  }

  private static Exception thrown(Throwable failure) throws Exception {
    if (failure instanceof Error error) {
      throw error;
    }
    return (Exception) failure;
  }
}
