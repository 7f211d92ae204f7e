package dev.sluice.programs;

import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** The cancel of a group reaches what inner groups run at once, whatever their openers do. */
final class CancelReachesInnerGroups {
  private CancelReachesInnerGroups() {}

  static void main() throws InterruptedException {
    openedByAMemberThatIgnoresItsInterrupt();
    Verdict.end();
  }

  private static final class Inner {
    private final CountDownLatch ready = new CountDownLatch(2);
    private final AtomicBoolean doneClosed = new AtomicBoolean();
    private final AtomicBoolean sleeperWoken = new AtomicBoolean();

    void start(Group group) {
      ReceiveChannel<Void> done = group.done();
      group.go(
          "waits for done",
          () -> {
            ready.countDown();
            try {
              done.receive();
            } catch (InterruptedException e) {
              // The cancel also interrupts; done is closed then.
            }
            doneClosed.set(done.tryReceive().isPresent());
          });
      group.go(
          "sleeps",
          () -> {
            ready.countDown();
            try {
              Go.sleep(Duration.ofMinutes(10));
            } catch (InterruptedException e) {
              sleeperWoken.set(true);
            }
          });
    }

    void check(String opener) throws InterruptedException {
      Verdict.that(
          Patience.within(5, doneClosed::get), "%s: done() of the inner group is closed", opener);
      Verdict.that(Patience.within(5, sleeperWoken::get), "%s: its sleeper is interrupted", opener);
    }
  }

  private static void openedByAMemberThatIgnoresItsInterrupt() throws InterruptedException {
    Inner inner = new Inner();
    CountDownLatch looked = new CountDownLatch(1);
    try (Group outer = Group.open("outer")) {
      outer.go(
          "member",
          () -> {
            try (Group group = Group.open("inner")) {
              inner.start(group);
              while (looked.getCount() > 0) {
                try {
                  looked.await();
                } catch (InterruptedException e) {
                  // Goes on waiting.
                }
              }
            }
          });
      inner.ready.await();
      outer.cancel();
      inner.check("opener ignores its interrupt");
      looked.countDown();
    }
  }
}
