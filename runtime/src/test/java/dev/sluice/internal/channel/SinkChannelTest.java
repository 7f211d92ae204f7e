package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ChannelClosedException;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sending side whose receiver is a function. */
final class SinkChannelTest {
  private final List<@Nullable String> sunk = new ArrayList<>();
  private final SendChannel<String> sink = SendChannel.into(sunk::add);

  @Test
  void theFunctionRunsInTheSendersGoroutine() throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    SendChannel<String> tracing = SendChannel.into(value -> threads.add(Thread.currentThread()));
    tracing.send("a");
    assertThat(tracing.trySend("b")).isTrue();
    Select.of(Select.send(tracing, "c")).await();
    assertThat(threads)
        .containsExactly(Thread.currentThread(), Thread.currentThread(), Thread.currentThread());
  }

  @Test
  void everyValueArrivesInOrderAlsoNull() throws InterruptedException {
    sink.send("a");
    sink.send(null);
    assertThat(sink.trySend("b")).isTrue();
    assertThat(Select.of(Select.send(sink, "c")).poll()).isNotNull();
    assertThat(sunk).containsExactly("a", null, "b", "c").inOrder();
    assertThat(sink.length()).isEqualTo(0);
    assertThat(sink.capacity()).isEqualTo(0);
  }

  @Test
  void whatTheFunctionThrowsTheSendThrows() {
    SendChannel<String> failing =
        SendChannel.into(
            value -> {
              throw new IOException(value);
            });
    assertThat(assertThrows(IOException.class, () -> failing.send("a")))
        .hasMessageThat()
        .isEqualTo("a");
    assertThrows(IOException.class, () -> failing.trySend("b"));
    Select select = Select.of(Select.send(failing, "c"));
    assertThrows(IOException.class, select::await);
    assertThrows(IOException.class, select::poll);
  }

  @Test
  void aClosedOneRefusesWithoutCallingTheFunction() {
    sink.close();
    assertThrows(ChannelClosedException.class, () -> sink.send("a"));
    assertThrows(ChannelClosedException.class, () -> sink.trySend("a"));
    assertThrows(ChannelClosedException.class, Select.of(Select.send(sink, "a"))::poll);
    assertThrows(ChannelClosedException.class, sink::close);
    assertThat(sunk).isEmpty();
  }

  @Test
  void aSelectCallsTheFunctionOnlyIfItChoosesIt() throws InterruptedException {
    Channel<String> idle = Channel.make();
    Channel<String> ready = Channel.make(100);
    int others = 0;
    for (int i = 0; i < 100; i++) {
      ready.send("x");
      var receive = Select.receive(ready);
      if (Select.of(Select.receive(idle), receive, Select.send(sink, "s")).await() == receive) {
        others++;
      }
    }
    assertThat(sunk).hasSize(100 - others);
    assertThat(others).isGreaterThan(10);
    assertThat(others).isLessThan(90);
  }

  @Test
  void anInterruptedSenderDoesNotCallTheFunction() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> sink.send("a"));
    assertThat(sunk).isEmpty();
  }
}
