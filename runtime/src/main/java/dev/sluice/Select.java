package dev.sluice;

import dev.sluice.internal.channel.SelectCase;
import dev.sluice.internal.channel.SelectOperation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first of several sends and receives that can proceed: Go's {@code select}.
 *
 * <p>Case handles are made once and used again, so a loop needs no lambda and can {@code break} and
 * {@code return}:
 *
 * <pre>{@code
 * var size = Select.receive(fileSizes);
 * var stop = Select.receive(done);
 * var select = Select.of(size, stop);
 * while (true) {
 *   if (select.await() == stop) return cancelled(total);
 *   if (!size.ok()) return total;
 *   total += size.value();
 * }
 * }</pre>
 *
 * <p>If several cases can proceed, one is chosen with equal chances (rule SEL-05); the decision is
 * made on one consistent snapshot of all the channels (rule SEL-25), and exactly one communication
 * happens (rule SEL-26). A channel may stand in several cases; a select never meets itself (rule
 * SEL-22). The chosen communication has the memory effects of the plain operation (rule MM-08).
 * Nothing is allocated by {@link #await} and {@link #poll}.
 *
 * <p>A select and its handles are for one goroutine at a time; a second one is refused with an
 * {@link IllegalStateException}.
 */
public final class Select {
  private final Case[] cases;
  private final SelectOperation operation;

  private Select(boolean inOrder, Case... cases) {
    this.cases = cases.clone();
    SelectCase[] parts = new SelectCase[cases.length];
    for (int i = 0; i < cases.length; i++) {
      parts[i] =
          switch (this.cases[i]) {
            case SendCase<?> send -> send.part;
            case ReceiveCase<?> receive -> receive.part;
          };
    }
    this.operation = new SelectOperation(inOrder, parts);
  }

  /**
   * A case that receives from a channel.
   *
   * @param channel the channel; null or a nil channel never becomes ready (rule SEL-15)
   * @param <T> the element type
   * @return the handle, to be given to {@link #of}
   */
  public static <T> ReceiveCase<T> receive(@Nullable ReceiveChannel<T> channel) {
    return new ReceiveCase<>(channel);
  }

  /**
   * A case that sends a value to a channel.
   *
   * @param channel the channel; null or a nil channel never becomes ready (rule SEL-15)
   * @param value the value, evaluated here (rule SEL-01); {@link SendCase#value} sets another one
   * @param <T> the element type
   * @return the handle, to be given to {@link #of}
   */
  public static <T> SendCase<T> send(@Nullable SendChannel<T> channel, @Nullable T value) {
    return new SendCase<>(channel, value);
  }

  /**
   * A select over cases. The same channel may stand in several of them.
   *
   * @param cases the cases; with none, {@link #await} blocks for ever (rule SEL-13)
   * @return the select
   */
  public static Select of(Case... cases) {
    return new Select(false, cases);
  }

  /**
   * A select that prefers: of several cases that can proceed it does the first one named. A case
   * that is always ready keeps those behind it from being chosen. Where none can proceed, the one
   * that can proceed first is done, whatever its position.
   *
   * @param cases the cases, the preferred ones first
   * @return the select
   */
  public static Select inOrder(Case... cases) {
    return new Select(true, cases);
  }

  /**
   * Blocks until a case can proceed, does it, and says which it was.
   *
   * @return the handle of the chosen case
   * @throws InterruptedException if the thread is interrupted before or while it blocks; nothing
   *     was sent or received then
   * @throws ChannelClosedException "send on closed channel" if a send case was chosen whose channel
   *     is closed, or gets closed while the select blocks (rules SEL-19, CLS-06)
   * @throws ChannelAbandonedException likewise for a channel that its receivers abandoned
   * @throws ChannelFailedException if a receive case was chosen whose channel has failed and is
   *     drained
   * @throws IllegalStateException if another goroutine is using this select
   */
  public Case await() throws InterruptedException {
    return cases[operation.await()];
  }

  /**
   * Does a case that can proceed at once, if there is one: a select with Go's {@code default}.
   *
   * @return the handle of the chosen case; null if none can proceed
   * @throws ChannelClosedException as in {@link #await}
   * @throws ChannelAbandonedException as in {@link #await}
   * @throws ChannelFailedException as in {@link #await}
   * @throws IllegalStateException if another goroutine is using this select
   */
  public @Nullable Case poll() {
    return chosen(operation.poll());
  }

  /**
   * Does a case that can proceed within a time; blocks until then at most. Nothing is allocated
   * where a case is ready.
   *
   * @param timeout how long to wait; zero or negative: this is {@link #poll()}; longer than the
   *     clock can count: for ever
   * @return the handle of the chosen case; null if none could proceed in time
   * @throws InterruptedException as in {@link #await}
   * @throws ChannelClosedException as in {@link #await}
   * @throws ChannelAbandonedException as in {@link #await}
   * @throws ChannelFailedException as in {@link #await}
   */
  public @Nullable Case poll(Duration timeout) throws InterruptedException {
    return chosen(operation.poll(timeout));
  }

  private @Nullable Case chosen(int index) {
    return index < 0 ? null : cases[index];
  }

  /** A case of a select; compared by identity. */
  public sealed interface Case {
    /**
     * The position of the case in the select that used it last.
     *
     * @return its index in the arguments of {@link Select#of}; -1 before that
     */
    int index();
  }

  /**
   * A receive.
   *
   * @param <T> the element type
   */
  public static final class ReceiveCase<T> implements Case {
    private final SelectCase.Receiving part;

    private ReceiveCase(@Nullable ReceiveChannel<T> channel) {
      part = new SelectCase.Receiving(channel);
    }

    /**
     * What the select received when it last chose this case. A select that has to wait forgets what
     * it has received before, so that an idle one keeps nothing alive.
     *
     * @return the value; null if the channel was closed, or the select has waited since
     */
    @SuppressWarnings("unchecked") // only elements are sent
    public @Nullable T value() {
      return (@Nullable T) part.value();
    }

    /**
     * The value that was received, where {@link #ok} is true: unlike {@link #value} it is not null
     * unless somebody has sent null.
     *
     * @return the value
     * @throws IllegalStateException if the select has received no value: the channel was closed, or
     *     the case was not chosen yet, or the select has waited since
     */
    @SuppressWarnings("NullAway") // null only where null was sent
    public T get() {
      if (!part.isPresent()) {
        throw new IllegalStateException("the case has received no value");
      }
      return value();
    }

    /**
     * Whether that was a value that was sent.
     *
     * @return false if the channel is closed and drained
     */
    public boolean ok() {
      return part.ok();
    }

    /**
     * Replaces the channel for the selects that follow.
     *
     * @param channel the channel; null switches the case off (rule SEL-17)
     */
    public void channel(@Nullable ReceiveChannel<T> channel) {
      part.channel(channel);
    }

    @Override
    public int index() {
      return part.index();
    }
  }

  /**
   * A send.
   *
   * @param <T> the element type
   */
  public static final class SendCase<T> implements Case {
    private final SelectCase.Sending part;

    private SendCase(@Nullable SendChannel<T> channel, @Nullable T value) {
      part = new SelectCase.Sending(channel, value);
    }

    /**
     * Sets the value for the selects that follow.
     *
     * @param value the value
     */
    public void value(@Nullable T value) {
      part.value(value);
    }

    /**
     * Replaces the channel for the selects that follow.
     *
     * @param channel the channel; null switches the case off (rule SEL-17)
     */
    public void channel(@Nullable SendChannel<T> channel) {
      part.channel(channel);
    }

    @Override
    public int index() {
      return part.index();
    }
  }
}
