import dev.sluice.*;

/** The first failure ends the group and is rethrown. */
class ErrorGroup {
  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("work")) {
      Channel<Integer> never = group.channel("never", 0);
      group.go("waits", () -> never.receive());
      group.go(
          "sends late",
          () -> Select.of(Select.receive(group.done()), Select.send(never, 1)).await());
      group.go(
          "fails",
          () -> {
            throw new IllegalArgumentException("broken");
          });
      group.join();
    } catch (GoroutineFailedException e) {
      if (!e.goroutine().equals("fails")) throw new AssertionError(e);
      return;
    }
    throw new AssertionError("no failure");
  }
}
