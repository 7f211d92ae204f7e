package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Eventually;
import dev.sluice.Group;
import dev.sluice.internal.group.GroupAccess;
import dev.sluice.internal.group.GroupCore;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One goes in at a time, and as long as there are places. */
final class TurnstileTest {
  private static Turnstile places(int places) {
    return new Turnstile(null, WaitReason.CHAN_RECEIVE, "a place", places);
  }

  /** A thread that goes in, waits until it may leave, and leaves its place taken. */
  private static final class Visitor {
    private final CountDownLatch mayLeave = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean in;

    Visitor(Turnstile turnstile) {
      thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      if (turnstile.enter()) {
                        in = true;
                        mayLeave.await();
                        turnstile.leave();
                      }
                    } catch (InterruptedException e) {
                      throw new AssertionError(e);
                    }
                  });
    }

    void goesIn() throws InterruptedException {
      Eventually.until(() -> in);
    }

    void leaves() throws InterruptedException {
      mayLeave.countDown();
      thread.join();
    }

    boolean wasTurnedAway() throws InterruptedException {
      thread.join();
      return !in;
    }
  }

  private static Visitor waits(Turnstile turnstile) throws InterruptedException {
    Visitor visitor = new Visitor(turnstile);
    Eventually.blocked(visitor.thread);
    return visitor;
  }

  @Test
  void whoIsInsideKeepsOthersOut() throws InterruptedException {
    Turnstile turnstile = places(2);
    assertThat(turnstile.isInside()).isFalse();
    assertThat(turnstile.enter()).isTrue();
    assertThat(turnstile.isInside()).isTrue();
    Visitor second = waits(turnstile);
    turnstile.leave();
    second.goesIn();
    assertThat(turnstile.isInside()).isFalse();
    second.leaves();
  }

  @Test
  void withoutAPlaceNobodyIsLetIn() throws InterruptedException {
    Turnstile turnstile = places(1);
    assertThat(turnstile.enter()).isTrue();
    Visitor second = waits(turnstile);
    turnstile.leave();
    assertThat(turnstile.hasReceiver()).isTrue();
    turnstile.free(1);
    second.goesIn();
    second.leaves();
  }

  @Test
  void whoLeavesMayTakePlacesOrFreeItsOwn() throws InterruptedException {
    Turnstile turnstile = places(3);
    assertThat(turnstile.enter()).isTrue();
    turnstile.leave(1);
    assertThat(turnstile.enter()).isTrue();
    Visitor third = waits(turnstile);
    turnstile.leaveAndFree();
    third.goesIn();
    third.leaves();
  }

  @Test
  void theEndTurnsEverybodyAway() throws InterruptedException {
    Turnstile turnstile = places(1);
    assertThat(turnstile.hasEnded()).isFalse();
    assertThat(turnstile.enter()).isTrue();
    Visitor waiting = waits(turnstile);
    turnstile.end();
    assertThat(turnstile.hasEnded()).isTrue();
    assertThat(waiting.wasTurnedAway()).isTrue();
    turnstile.leaveAndFree();
    assertThat(turnstile.enter()).isFalse();
  }

  @Test
  void whoCanHelpIsNotInside() throws InterruptedException {
    Helped turnstile = new Helped();
    turnstile.helpers = 1;
    assertThat(turnstile.enter()).isFalse();
    assertThat(turnstile.isInside()).isFalse();
  }

  @Test
  void whoIsWokenForNothingWaitsAgain() throws InterruptedException {
    Helped turnstile = new Helped();
    Visitor visitor = waits(turnstile);
    // What there was to do is done when it comes.
    turnstile.helpers = 1;
    turnstile.free(0);
    Eventually.until(() -> turnstile.waits.get() == 2 && turnstile.hasReceiver());
    turnstile.free(1);
    visitor.goesIn();
    visitor.leaves();
  }

  @Test
  void whoWaitsWaitsForTheOneInside() throws InterruptedException {
    Helped turnstile = new Helped();
    turnstile.free(1);
    assertThat(turnstile.enter()).isTrue();
    Visitor visitor = waits(turnstile);
    assertThat(operation(visitor).partners()).containsExactly(Thread.currentThread());
    assertThat(operation(visitor).partnerIds())
        .asList()
        .containsExactly(Thread.currentThread().threadId());
    turnstile.leave();
    assertThat(operation(visitor).partners()).isEmpty();
    turnstile.last = Thread.currentThread();
    assertThat(operation(visitor).partners()).containsExactly(Thread.currentThread());
    turnstile.free(1);
    visitor.leaves();
  }

  private static BlockedOperation operation(Visitor visitor) {
    return Objects.requireNonNull(BlockedOperation.of(visitor.thread));
  }

  @Test
  void itIsConfinedToAGroupWhoseMembersAloneUseIt() throws InterruptedException {
    try (Group group = Group.open("users")) {
      GroupCore core = GroupAccess.core(group);
      Turnstile turnstile = new Turnstile(core, WaitReason.CHAN_RECEIVE, "a place", 1);
      group.go("member", turnstile::enter);
      Eventually.until(() -> !Eventually.isAlive("member"));
      group.go("second", turnstile::enter);
      Eventually.blocked("second");
      assertThat(waiting(turnstile).isConfinedTo(core)).isTrue();
      Visitor outsider = new Visitor(turnstile);
      Eventually.blocked(outsider.thread);
      assertThat(waiting(turnstile).isConfinedTo(core)).isFalse();
      turnstile.end();
      assertThat(outsider.wasTurnedAway()).isTrue();
      group.join();
    }
  }

  /** The one that has waited longest. */
  private static BlockedOperation waiting(Turnstile turnstile) {
    return (BlockedOperation) Objects.requireNonNull(turnstile.first(false));
  }

  @Test
  void nobodyWaitsForThoseOfACancelledGroup() throws InterruptedException {
    try (Group group = Group.open("users")) {
      Turnstile turnstile =
          new Turnstile(GroupAccess.core(group), WaitReason.CHAN_RECEIVE, "a place", 1);
      assertThat(turnstile.enter()).isTrue();
      group.cancel();
      assertThrows(Exception.class, turnstile::enter);
      turnstile.leave();
    }
  }

  /** Has no places, and something to do for so many as are looked for. */
  private static final class Helped extends Turnstile {
    private volatile int helpers;
    private volatile @Nullable Thread last;
    private final AtomicInteger waits = new AtomicInteger();

    Helped() {
      super(null, WaitReason.CHAN_RECEIVE, "a place", 0);
    }

    @Override
    public boolean canHelp() {
      boolean can = helpers > 0;
      helpers = 0;
      return can;
    }

    @Override
    public @Nullable Thread lastPlace() {
      return last;
    }

    @Override
    public void waits() {
      waits.incrementAndGet();
    }
  }
}
