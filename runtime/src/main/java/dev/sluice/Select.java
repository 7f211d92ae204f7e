package dev.sluice;

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
  private final SelectCases cases;

  private Select(boolean inOrder, Case... cases) {
    this.cases = new SelectCases(inOrder, cases);
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
    return cases.await();
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
    return cases.poll();
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
    return cases.poll(timeout);
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
    @Nullable ReceiveChannel<T> channel;
    int index = -1;
    private @Nullable T value;
    private boolean ok;

    /** Whether {@code value} is one that was sent; false once it is forgotten. */
    private boolean present;

    private ReceiveCase(@Nullable ReceiveChannel<T> channel) {
      this.channel = channel;
    }

    /**
     * What the select received when it last chose this case. A select that has to wait forgets what
     * it has received before, so that an idle one keeps nothing alive.
     *
     * @return the value; null if the channel was closed, or the select has waited since
     */
    public @Nullable T value() {
      return value;
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
      if (!present) {
        throw new IllegalStateException("the case has received no value");
      }
      return value;
    }

    /**
     * Whether that was a value that was sent.
     *
     * @return false if the channel is closed and drained
     */
    public boolean ok() {
      return ok;
    }

    /**
     * Replaces the channel for the selects that follow.
     *
     * @param channel the channel; null switches the case off (rule SEL-17)
     */
    public void channel(@Nullable ReceiveChannel<T> channel) {
      this.channel = channel;
    }

    @Override
    public int index() {
      return index;
    }

    /** Forgets what was received. */
    void forget() {
      value = null;
      present = false;
    }

    /** Stores what was received; {@link AbstractChannel#CLOSED} for the close. */
    @SuppressWarnings("unchecked") // only elements are sent
    void received(@Nullable Object received) {
      ok = received != AbstractChannel.CLOSED;
      present = ok;
      value = ok ? (T) received : null;
    }
  }

  /**
   * A send.
   *
   * @param <T> the element type
   */
  public static final class SendCase<T> implements Case {
    @Nullable SendChannel<T> channel;
    @Nullable T value;
    int index = -1;

    private SendCase(@Nullable SendChannel<T> channel, @Nullable T value) {
      this.channel = channel;
      this.value = value;
    }

    /**
     * Sets the value for the selects that follow.
     *
     * @param value the value
     */
    public void value(@Nullable T value) {
      this.value = value;
    }

    /**
     * Replaces the channel for the selects that follow.
     *
     * @param channel the channel; null switches the case off (rule SEL-17)
     */
    public void channel(@Nullable SendChannel<T> channel) {
      this.channel = channel;
    }

    @Override
    public int index() {
      return index;
    }
  }
}
