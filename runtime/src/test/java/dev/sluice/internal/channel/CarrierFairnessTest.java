package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.Timer;
import dev.sluice.WaitGroup;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goroutines that wake one another keep every carrier busy, and the others run all the same. */
final class CarrierFairnessTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 128})
  void timersAndOtherThreadsAreNotStarved(int capacity) throws InterruptedException {
    int pairs = 4 * Runtime.getRuntime().availableProcessors();
    CountDownLatch enough = new CountDownLatch(1);
    Channel<Integer> fromAThread = Channel.make(1);
    WaitGroup busy = new WaitGroup();
    for (int i = 0; i < pairs; i++) {
      Channel<Integer> channel = Channel.make(capacity);
      busy.go(
          () -> {
            while (enough.getCount() > 0) {
              channel.send(1);
            }
            channel.close();
          });
      busy.go(() -> channel.forEach(value -> {}));
    }
    Thread waiting = go("waits for a timer", () -> Timer.after(Duration.ofMillis(20)).receive());
    Thread asked = go("waits for a thread", () -> fromAThread.receive());
    waiting.join();
    fromAThread.send(1);
    asked.join();
    enough.countDown();
    busy.await();
    assertThat(fromAThread.length()).isEqualTo(0);
  }
}
