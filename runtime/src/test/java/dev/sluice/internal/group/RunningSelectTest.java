package dev.sluice.internal.group;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Goroutine;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.RegisteredGoroutine;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reports look at goroutines that run, and whose operations are other ones a moment later. */
@Timeout(120)
final class RunningSelectTest {
  private static final int LOOKS = 20_000;
  private static final int SELECTORS = 2;

  private final CountDownLatch over = new CountDownLatch(1);

  @Test
  void casesMayBeSwitchedOffWhileTheyAreLookedAt() throws InterruptedException {
    try (Group group = Group.open("switching")) {
      for (int i = 0; i < SELECTORS; i++) {
        Channel<Integer> fed = group.channel("fed", 0);
        Channel<Integer> idle = group.channel("idle", 0);
        group.go("selector", () -> switchOnAndOff(fed, idle));
        group.go("feeder", () -> feed(fed));
      }
      for (int i = 0; i < LOOKS; i++) {
        for (Goroutine one : Goroutines.all()) {
          if (one.name().equals("selector") && one.state().equals("select")) {
            assertThat(one.channel()).isAnyOf("fed, idle", "fed");
          }
        }
        for (RegisteredGoroutine routine : GroupAccess.core(group).routines()) {
          BlockedOperation operation = BlockedOperation.of(routine.thread());
          if (operation != null) {
            assertThat(operation.isConfinedTo(GroupAccess.core(group))).isTrue();
            assertThat(operation.awaited()).isNotEmpty();
            assertThat(operation.partnerIds()).isNotNull();
          }
        }
      }
      over.countDown();
      group.join();
    }
  }

  private void switchOnAndOff(Channel<Integer> fed, Channel<Integer> idle)
      throws InterruptedException {
    Select.ReceiveCase<Integer> value = Select.receive(fed);
    Select.ReceiveCase<Integer> nothing = Select.receive(idle);
    Select select = Select.of(value, nothing);
    boolean on = true;
    while (select.await() == value && value.ok()) {
      on = !on;
      nothing.channel(on ? idle : null);
    }
  }

  private void feed(Channel<Integer> fed) throws InterruptedException {
    while (over.getCount() > 0) {
      fed.send(1);
    }
    fed.close();
  }
}
