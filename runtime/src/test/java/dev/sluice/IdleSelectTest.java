package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** A goroutine that waits keeps nothing alive that it has received before. */
final class IdleSelectTest {
  private final Channel<byte[]> channel = Channel.make();

  private WeakReference<byte[]> send() throws InterruptedException {
    byte[] value = new byte[1000];
    channel.send(value);
    return new WeakReference<>(value);
  }

  private static void isCollected(WeakReference<byte[]> value) throws InterruptedException {
    Eventually.until(
        () -> {
          System.gc();
          return value.get() == null;
        });
  }

  @Test
  void aSelectThatWaitsAgainHasForgottenTheValue() throws InterruptedException {
    Channel<Void> done = Channel.make();
    Watched selecting =
        Watched.go(
            () -> {
              var receive = Select.receive(channel);
              Select select = Select.of(receive, Select.receive(done));
              while (select.await() == receive) {
                assertThat(receive.value()).hasLength(1000);
              }
            });
    WeakReference<byte[]> value = send();
    selecting.blocked();
    isCollected(value);
    done.close();
    selecting.ends();
  }

  @Test
  void aRangeThatWaitsAgainHasForgottenTheValue() throws InterruptedException {
    Watched ranging = Watched.go(() -> channel.forEach(one -> assertThat(one).hasLength(1000)));
    WeakReference<byte[]> value = send();
    ranging.blocked();
    isCollected(value);
    channel.close();
    ranging.ends();
  }
}
