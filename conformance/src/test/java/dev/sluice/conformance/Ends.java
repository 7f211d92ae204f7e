package dev.sluice.conformance;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.SendChannel;
import dev.sluice.generated.BorrowedEnds;
import dev.sluice.generated.Sources;
import dev.sluice.generated.Tally;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two ends of one channel, put together for tests that want a channel: sends go through one of
 * them, receives through the other. A select takes the ends themselves, see {@link Cases}.
 *
 * @param sending sends, and tells the capacity
 * @param receiving receives, and tells the length
 * @param closing closes
 * @param abandoning abandons
 */
record Ends<T>(
    SendChannel<T> sending,
    ReceiveChannel<T> receiving,
    SendChannel<T> closing,
    ReceiveChannel<T> abandoning)
    implements Channel<T> {
  /** The views of a channel. */
  static <T> Channel<T> views(Channel<T> channel) {
    SendChannel<T> sending = channel.sendOnly();
    ReceiveChannel<T> receiving = channel.receiveOnly();
    return new Ends<>(sending, receiving, sending, receiving);
  }

  /** BorrowedEnds ends of a channel; closing and abandoning it is left to the lender. */
  static <T> Channel<T> lent(Channel<T> channel) {
    return new Ends<>(
        BorrowedEnds.sender(channel), BorrowedEnds.receiver(channel), channel, channel);
  }

  /** The ends that one of several sources, and one of several receivers, of a pipeline have. */
  static <T> Channel<T> counted(Group group, Channel<T> channel) {
    return new Ends<>(
        Tally.sends(group, "sent", Sources.end(group, channel)),
        Tally.receives(group, "received", channel),
        channel,
        channel);
  }

  /** The channel itself, or the end that sends for it. */
  static <T> @Nullable SendChannel<T> sending(@Nullable SendChannel<T> channel) {
    return channel instanceof Ends<T> ends ? ends.sending : channel;
  }

  /** The channel itself, or the end that receives for it. */
  static <T> @Nullable ReceiveChannel<T> receiving(@Nullable ReceiveChannel<T> channel) {
    return channel instanceof Ends<T> ends ? ends.receiving : channel;
  }

  @Override
  public void send(@Nullable T value) throws InterruptedException {
    sending.send(value);
  }

  @Override
  public boolean trySend(@Nullable T value) {
    return sending.trySend(value);
  }

  @Override
  public boolean trySend(@Nullable T value, Duration timeout) throws InterruptedException {
    return sending.trySend(value, timeout);
  }

  @Override
  public void awaitAbandoned() throws InterruptedException {
    sending.awaitAbandoned();
  }

  @Override
  public void fail(Throwable cause) {
    closing.fail(cause);
  }

  @Override
  public void close() {
    closing.close();
  }

  @Override
  public @Nullable T receive() throws InterruptedException {
    return receiving.receive();
  }

  @Override
  public Received<T> receiveOk() throws InterruptedException {
    return receiving.receiveOk();
  }

  @Override
  public Optional<Received<T>> tryReceive() {
    return receiving.tryReceive();
  }

  @Override
  public Optional<Received<T>> tryReceive(Duration timeout) throws InterruptedException {
    return receiving.tryReceive(timeout);
  }

  @Override
  public List<T> receiveUpTo(int max) throws InterruptedException {
    return receiving.receiveUpTo(max);
  }

  @Override
  public List<T> receiveUpTo(int max, Duration within) throws InterruptedException {
    return receiving.receiveUpTo(max, within);
  }

  @Override
  public Iterator<T> iterator() {
    return receiving.iterator();
  }

  @Override
  public void abandon() {
    abandoning.abandon();
  }

  @Override
  public int length() {
    return receiving.length();
  }

  @Override
  public int capacity() {
    return sending.capacity();
  }

  @Override
  public SendChannel<T> sendOnly() {
    return sending;
  }

  @Override
  public ReceiveChannel<T> receiveOnly() {
    return receiving;
  }
}
