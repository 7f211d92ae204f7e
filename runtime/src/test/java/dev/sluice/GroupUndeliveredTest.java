package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of the values that the channels of a group still hold at its end. */
final class GroupUndeliveredTest {
  private final List<Integer> dropped = Collections.synchronizedList(new ArrayList<>());

  @Test
  void aCancelledGroupTellsOfEachValueOnce() throws InterruptedException {
    Group group = Group.open();
    Channel<Integer> channel = group.channel("channel", 8, dropped::add);
    group.go("sender", () -> sendForEver(channel));
    Eventually.blocked("sender");
    assertThat(channel.receive()).isEqualTo(0);
    Eventually.blocked("sender");
    group.cancel();
    group.join();
    group.close();
    // Eight in the buffer, and the one whose send has ended the goroutine.
    assertThat(dropped).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void aChannelThatNobodyHoldsAnyMoreIsNotForgotten() throws InterruptedException {
    Group group = Group.open();
    sendAndForget(group);
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    group.cancel();
    group.close();
    assertThat(dropped).containsExactly(1);
  }

  private void sendAndForget(Group group) throws InterruptedException {
    group.<Integer>channel("channel", 1, dropped::add).send(1);
  }

  @Test
  void whatIsThrownThenIsSuppressedInTheFailure() {
    Group group = Group.open();
    Channel<Integer> channel = group.channel("channel", 1, GroupUndeliveredTest::fail);
    group.go(
        "fails",
        () -> {
          channel.send(1);
          throw new IllegalStateException("boom");
        });
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::join);
    assertThat(thrown).hasCauseThat().hasMessageThat().isEqualTo("boom");
    assertThat(thrown.getSuppressed()).hasLength(1);
    assertThat(thrown.getSuppressed()[0]).isInstanceOf(IOException.class);
    group.close();
  }

  @Test
  void whatIsThrownThenIsTheFailureWhereThereIsNone() throws InterruptedException {
    Group group = Group.open("cancelled");
    Channel<Integer> channel = group.channel("channel", 1, GroupUndeliveredTest::fail);
    channel.send(1);
    group.cancel();
    GoroutineFailedException thrown = assertThrows(GoroutineFailedException.class, group::close);
    assertThat(thrown.goroutine()).isEqualTo("cancelled");
    assertThat(thrown).hasCauseThat().isInstanceOf(IOException.class);
  }

  @Test
  void aNormalEndDropsNothing() throws InterruptedException {
    Group group = Group.open();
    Channel<Integer> channel = group.channel("channel", 1, dropped::add);
    group.go("sender", () -> channel.send(1), channel::close);
    group.join();
    group.close();
    assertThat(channel.receive()).isEqualTo(1);
    assertThat(dropped).isEmpty();
  }

  private static void sendForEver(SendChannel<Integer> channel) throws InterruptedException {
    for (int i = 0; ; i++) {
      channel.send(i);
    }
  }

  private static void fail(int value) throws IOException {
    throw new IOException("close of " + value);
  }
}
