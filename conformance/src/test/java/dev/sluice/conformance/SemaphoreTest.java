package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Select;
import dev.sluice.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a channel expresses of Go's semaphore, each holder with a weight of one (rules SM). */
final class SemaphoreTest extends OfEveryKind {
  @Test
  @Rule("SM-03")
  void tryAcquireSucceedsWhileThereAreTokens() throws InterruptedException {
    Channel<Integer> tokens = make(2);
    List<Boolean> tries = new ArrayList<>();
    tokens.send(1);
    tries.add(tokens.trySend(1));
    tries.add(tokens.trySend(1));
    tokens.receive();
    tokens.receive();
    tries.add(tokens.trySend(1));
    tokens.send(1);
    tries.add(tokens.trySend(1));
    assertThat(tries).containsExactly(true, false, true, false).inOrder();
  }

  @Test
  @Rule("SM-04")
  void acquireWithATimeOutSucceedsWhileThereAreTokens() throws InterruptedException {
    Channel<Integer> tokens = make(2);
    List<Boolean> tries = new ArrayList<>();
    tokens.send(1);
    tries.add(acquire(tokens));
    tries.add(acquire(tokens));
    tokens.receive();
    tokens.receive();
    tries.add(acquire(tokens));
    tokens.send(1);
    tries.add(acquire(tokens));
    assertThat(tries).containsExactly(true, false, true, false).inOrder();
  }

  private static boolean acquire(Channel<Integer> tokens) throws InterruptedException {
    if (tokens.trySend(1)) {
      return true;
    }
    var acquired = Cases.send(tokens, 1);
    var timeOut = Cases.receive(Timer.after(Clocks.millis(10)));
    return Select.of(acquired, timeOut).await() == acquired;
  }
}
