package dev.sluice.deadlock;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A report is short, and soon there, however many goroutines are in the deadlock. */
@Timeout(60)
final class LargeDeadlocksTest {
  private static final int MANY = 8_000;

  /** Characters. */
  private static final int SHORT = 20_000;

  @Test
  void manyThatWaitOnOneChannel() {
    String message =
        report(
            group -> {
              Channel<Integer> jobs = group.channel("jobs", 0);
              Channel<Integer> results = group.channel("results", 0);
              for (int i = 0; i < MANY; i++) {
                group.go("worker", () -> jobs.forEach(job -> results.trySend(job)));
              }
            });

    assertThat(message).contains("'worker' [chan receive] jobs");
    assertThat(message).contains("... and 7,990 more like these");
    assertThat(message).contains("'worker' waits for a sender to 'jobs'");
  }

  @Test
  void aChain() {
    String message =
        report(
            group -> {
              ReceiveChannel<Integer> in = group.channel("c0", 0);
              for (int i = 1; i <= MANY; i++) {
                Channel<Integer> out = group.channel("c" + i, 0);
                ReceiveChannel<Integer> from = in;
                group.go("s" + i, () -> out.send(from.receive()));
                in = out.receiveOnly();
              }
            });

    assertThat(message).contains("'s8000' waits for 's7999' waits for 's7998'");
    assertThat(message).contains("more, each for the next");
    assertThat(message).contains("'s2' waits for 's1' waits for a sender to 'c0'");
    // Those whom the sentence names are listed, the first and the last ones, too.
    assertThat(message).contains("'s1' [chan receive] c0");
    assertThat(message).contains("'s8000' [chan receive] c7999");
    assertThat(message).contains("more goroutines");
  }

  @Test
  void aRing() {
    String message =
        report(
            group -> {
              List<Channel<Integer>> channels = new ArrayList<>();
              for (int i = 0; i < MANY; i++) {
                channels.add(group.channel("c" + i, 0));
              }
              for (int i = 0; i < MANY; i++) {
                Channel<Integer> from = channels.get(i);
                Channel<Integer> to = channels.get((i + 1) % MANY);
                group.go("s" + i, () -> to.send(from.receive()));
              }
            });

    assertThat(message).contains("'s1' waits for 's0'");
    assertThat(message).contains("more, each for the next");
  }

  /** As many edges as there are pairs: each waits for all that hold what each of them holds. */
  @Test
  void manyThatHoldWhatManyWaitFor() {
    String message =
        report(
            group -> {
              Channel<Integer> left = group.channel("left", 0);
              Channel<Integer> right = group.channel("right", 0);
              for (int i = 0; i < MANY / 2; i++) {
                group.go("l", () -> right.send(left.receive()));
                group.go("r", () -> left.send(right.receive()));
              }
            });

    assertThat(message).containsMatch("'[lr]' waits for '[lr]' waits for '[lr]'");
  }

  @Test
  void selectsWithManyCases() {
    String message =
        report(
            group -> {
              Select.Case[] cases = new Select.Case[MANY];
              for (int i = 0; i < MANY; i++) {
                cases[i] = Select.receive(group.<Integer>channel("c" + i, 0));
              }
              group.go("selector", () -> Select.of(cases).await());
            });

    assertThat(message).contains("or one of 7,992 others");
  }

  private interface Program {
    void start(Group group) throws Exception;
  }

  private static String report(Program program) {
    DeadlockException deadlock =
        assertThrows(
            DeadlockException.class,
            () -> {
              try (Group group = Group.open("large")) {
                program.start(group);
                group.join();
              }
            });
    String message = deadlock.getMessage();
    assertThat(message.length()).isLessThan(SHORT);
    return message;
  }
}
