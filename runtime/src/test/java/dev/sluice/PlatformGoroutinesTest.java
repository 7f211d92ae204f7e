package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Goroutines on platform threads are goroutines in everything else. */
final class PlatformGoroutinesTest {
  @Test
  void theyAreDaemonsNamedLikeTheGoroutine() throws Exception {
    try (Group group = Group.open()) {
      Future<Thread> thread = group.onPlatform().call("hash", Thread::currentThread);
      group.join();
      assertThat(thread.resultNow().isVirtual()).isFalse();
      assertThat(thread.resultNow().isDaemon()).isTrue();
      assertThat(thread.resultNow().getName()).isEqualTo("hash");
    }
  }

  @Test
  void theyAreMembersWithAtEndAndChildren() throws InterruptedException {
    AtomicInteger ended = new AtomicInteger();
    Channel<Integer> channel = Channel.make(1);
    try (Group group = Group.open()) {
      group
          .onPlatform()
          .go("parent", () -> Go.go("child", () -> channel.send(1)), ended::incrementAndGet);
      group.join();
      assertThat(ended.get()).isEqualTo(1);
      assertThat(channel.length()).isEqualTo(1);
    }
  }

  @Test
  void theirFailureIsTheGroups() {
    Group group = Group.open();
    group
        .onPlatform()
        .go(
            "fails",
            () -> {
              throw new IllegalStateException("boom");
            });
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::join);
    assertThat(thrown.goroutine()).isEqualTo("fails");
    group.close();
  }

  @Test
  void aCancelReachesThem() throws InterruptedException {
    Group group = Group.open();
    Channel<Integer> channel = group.channel("channel", 0);
    group.onPlatform().go("receiver", channel::receive);
    Eventually.blocked("receiver");
    group.cancel();
    group.join();
    group.close();
  }

  @Test
  void theyCountForTheProofOfADeadlock() {
    Group group = Group.open();
    Channel<Integer> left = group.channel("left", 0);
    Channel<Integer> right = group.channel("right", 0);
    group.onPlatform().go("one", () -> right.send(left.receive()));
    group.go("two", () -> left.send(right.receive()));
    assertThrows(DeadlockException.class, group::join);
    group.close();
  }
}
