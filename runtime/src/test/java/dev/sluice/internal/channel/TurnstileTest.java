package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Eventually;
import dev.sluice.Group;
import dev.sluice.Outside;
import dev.sluice.Watched;
import dev.sluice.internal.group.GroupAccess;
import dev.sluice.internal.group.GroupCore;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One goes in at a time, and as long as there are places. */
final class TurnstileTest {
  private static Turnstile places(int places) {
    return new Turnstile(null, WaitReason.CHAN_RECEIVE, "a place", places);
  }

  /** A goroutine that goes in, waits until it may leave, and leaves its place taken. */
  private static final class Visitor {
    private final CountDownLatch mayLeave = new CountDownLatch(1);
    private final Watched goroutine;
    private volatile boolean in;

    Visitor(Turnstile turnstile) {
      goroutine =
          Watched.go(
              () -> {
                if (turnstile.enter()) {
                  in = true;
                  mayLeave.await();
                  turnstile.leave();
                }
              });
    }

    BlockedOperation operation() {
      return Objects.requireNonNull(BlockedOperation.of(goroutine.thread()));
    }

    void goesIn() throws InterruptedException {
      Eventually.until(() -> in);
    }

    void leaves() throws InterruptedException {
      mayLeave.countDown();
      goroutine.ends();
    }

    boolean wasTurnedAway() throws InterruptedException {
      goroutine.ends();
      return !in;
    }
  }

  private static Visitor waits(Turnstile turnstile) throws InterruptedException {
    Visitor visitor = new Visitor(turnstile);
    visitor.goroutine.blocked();
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
  void whoLeavesMayTakeMorePlaces() throws InterruptedException {
    Turnstile turnstile = places(2);
    assertThat(turnstile.enter()).isTrue();
    turnstile.leave(1);
    Visitor second = waits(turnstile);
    turnstile.free(1);
    second.goesIn();
    second.leaves();
  }

  @Test
  void whoLeavesMayFreeItsPlace() throws InterruptedException {
    Turnstile turnstile = places(1);
    assertThat(turnstile.enter()).isTrue();
    Visitor second = waits(turnstile);
    turnstile.leaveAndFree();
    second.goesIn();
    second.leaves();
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
    turnstile.helps = true;
    assertThat(turnstile.enter()).isFalse();
    assertThat(turnstile.isInside()).isFalse();
  }

  @Test
  void whoIsWokenForNothingWaitsAgain() throws InterruptedException {
    Helped turnstile = new Helped();
    Visitor visitor = waits(turnstile);
    // What there was to do is done when it comes.
    turnstile.helps = true;
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
    assertThat(visitor.operation().partners()).containsExactly(Thread.currentThread());
    assertThat(visitor.operation().partnerIds())
        .asList()
        .containsExactly(Thread.currentThread().threadId());
    turnstile.leave();
    assertThat(visitor.operation().partners()).isEmpty();
    turnstile.last = Thread.currentThread();
    assertThat(visitor.operation().partners()).containsExactly(Thread.currentThread());
    turnstile.free(1);
    visitor.leaves();
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
      CompletableFuture<Boolean> letIn = new CompletableFuture<>();
      Eventually.blocked(Outside.run(() -> letIn.complete(turnstile.enter())));
      assertThat(waiting(turnstile).isConfinedTo(core)).isFalse();
      turnstile.end();
      assertThat(letIn.join()).isFalse();
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
      assertThrows(CancellationException.class, turnstile::enter);
      turnstile.leave();
    }
  }

  /** Has no places, and something to do for the first who asks. */
  private static final class Helped extends Turnstile {
    private volatile boolean helps;
    private volatile @Nullable Thread last;
    private final AtomicInteger waits = new AtomicInteger();

    Helped() {
      super(null, WaitReason.CHAN_RECEIVE, "a place", 0);
    }

    @Override
    public boolean canHelp() {
      boolean can = helps;
      helps = false;
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
