package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Select;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** A thread that waits for a lock holds none. */
final class LockProtocolTest {
  private static final Logger LOGGER = Logger.getLogger("dev.sluice");

  @Test
  void aLockThatIsHeldIsGivenUpAfterABoundedTime() throws InterruptedException {
    UnbufferedChannel<Integer> channel = new UnbufferedChannel<>("held", null);
    LockHolder holder = new LockHolder(channel);
    assertThat(channel.tryLock()).isFalse();
    holder.end();
    assertThat(channel.tryLock()).isTrue();
    channel.unlock();
  }

  @Test
  void aSelectThatFindsOneLockTakenReleasesTheOthers() throws InterruptedException {
    UnbufferedChannel<Integer> first = new UnbufferedChannel<>("first", null);
    UnbufferedChannel<Integer> second = new UnbufferedChannel<>("second", null);
    SelectChannels both =
        SelectChannels.of(
            new SelectCase[] {new SelectCase.Receiving(second), new SelectCase.Receiving(first)},
            null);
    LockHolder holder = new LockHolder(second);
    assertThat(both.tryLock()).isFalse();
    assertThat(first.trySend(1)).isFalse();
    holder.end();
    assertThat(both.tryLock()).isTrue();
    assertThat(first.tryLock()).isFalse();
    assertThat(second.tryLock()).isFalse();
    both.unlock();
  }

  @Test
  void aBufferedChannelThatFindsOneSideTakenReleasesTheOther() throws InterruptedException {
    BufferedChannel<Integer> channel = new BufferedChannel<>("sides", 2, null);
    channel.send(1);
    LockHolder holder = new LockHolder(channel.receiving);
    assertThat(channel.tryLock()).isFalse();
    // The sending side is free, and enough for a send into the buffer.
    assertThat(channel.trySend(2)).isTrue();
    assertThat(channel.length()).isEqualTo(2);
    holder.end();
    assertThat(channel.receive()).isEqualTo(1);
    assertThat(channel.receive()).isEqualTo(2);
  }

  @Test
  void aLockThatIsNeverReleasedIsNamedInTheLog() throws InterruptedException {
    UnbufferedChannel<Integer> channel = new UnbufferedChannel<>("stuck", null);
    Log log = new Log();
    LOGGER.addHandler(log);
    LockHolder holder = new LockHolder(channel);
    Thread send = Thread.ofVirtual().start(() -> channel.trySend(1));
    Thread select = Thread.ofVirtual().start(() -> Select.of(Select.receive(channel)).poll());
    try {
      log.named.await();
    } finally {
      LOGGER.removeHandler(log);
      holder.end();
    }
    send.join();
    select.join();
    assertThat(channel.length()).isEqualTo(0);
  }

  /** Knows whether the log has named the channel. */
  private static final class Log extends Handler {
    private final CountDownLatch named = new CountDownLatch(1);

    @Override
    public void publish(LogRecord line) {
      String text = line.getMessage();
      if (text.contains("chan stuck") && text.contains("locked for more than a second")) {
        named.countDown();
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
