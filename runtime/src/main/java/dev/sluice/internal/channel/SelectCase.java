package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import org.jspecify.annotations.Nullable;

/**
 * A case of a select. Its fields are for the goroutine that uses the select; a case may stand in
 * one select after another.
 */
public abstract sealed class SelectCase {
  /** Its position in the select that used it last. */
  private int index = -1;

  public final int index() {
    return index;
  }

  final void index(int position) {
    index = position;
  }

  /** The channel behind it; null where it can never become ready. */
  abstract @Nullable AbstractChannel<?> behind();

  /** Does it if it can proceed; called with the channel's lock held. */
  abstract @Nullable Object attempt(AbstractChannel<?> channel);

  /**
   * Does it if a part of the channel's lock is enough for that.
   *
   * @return whether it is done
   */
  abstract boolean attemptAlone(AbstractChannel<?> channel);

  /** What it ends with where the channel has refused it. */
  abstract IllegalStateException refusal(AbstractChannel<?> channel, boolean blocks)
      throws InterruptedException;

  /** Completes what was attempted, when the locks are released. */
  abstract void complete(@Nullable Object outcome);

  /** What is left to do when the locks are released. */
  abstract void finish(AbstractChannel<?> channel);

  /** Fills a place that is going to stand in a queue of the channel. */
  abstract void takePlace(Waiter place);

  /** Does what is left when the select has waited, and the place was completed. */
  abstract void completed(AbstractChannel<?> channel, Waiter place) throws InterruptedException;

  /** Forgets what was received. */
  void forget() {}

  /** A send. */
  public static final class Sending extends SelectCase {
    @Nullable SendChannel<?> channel;
    @Nullable Object value;

    public Sending(@Nullable SendChannel<?> channel, @Nullable Object value) {
      this.channel = channel;
      this.value = value;
    }

    public void channel(@Nullable SendChannel<?> other) {
      channel = other;
    }

    public void value(@Nullable Object other) {
      value = other;
    }

    /** The end that it works on, or null. */
    public @Nullable Object channel() {
      return channel;
    }

    @Override
    @Nullable AbstractChannel<?> behind() {
      return SelectableChannels.behind(channel);
    }

    @Override
    @Nullable Object attempt(AbstractChannel<?> to) {
      return SourceEnd.isDrained(channel) ? AbstractChannel.REFUSED : to.attemptSend(value);
    }

    @Override
    boolean attemptAlone(AbstractChannel<?> to) {
      return (channel == to || !SourceEnd.isDrained(channel)) && to.offer(value);
    }

    @Override
    IllegalStateException refusal(AbstractChannel<?> to, boolean blocks)
        throws InterruptedException {
      return blocks ? Refusals.ofBlocking(to, value) : Refusals.of(to, value);
    }

    @Override
    void complete(@Nullable Object outcome) {
      AbstractChannel.hand(outcome, value);
    }

    @Override
    void finish(AbstractChannel<?> to) {
      CountedSends.sent(channel, to);
      to.sent(value);
    }

    @Override
    void takePlace(Waiter place) {
      place.offer(value);
    }

    @Override
    void completed(AbstractChannel<?> to, Waiter place) throws InterruptedException {
      place.value = null;
      if (!place.ok) {
        throw Refusals.ofBlocking(to, value);
      }
      CountedSends.sent(channel, to);
    }
  }

  /** A receive. */
  public static final class Receiving extends SelectCase {
    @Nullable ReceiveChannel<?> channel;
    private @Nullable Object value;
    private boolean ok;

    /** Whether {@code value} is one that was sent; false once it is forgotten. */
    private boolean present;

    public Receiving(@Nullable ReceiveChannel<?> channel) {
      this.channel = channel;
    }

    public void channel(@Nullable ReceiveChannel<?> other) {
      channel = other;
    }

    /** The end that it works on, or null. */
    public @Nullable Object channel() {
      return channel;
    }

    @Override
    @Nullable AbstractChannel<?> behind() {
      return SelectableChannels.behind(channel);
    }

    /** What was received last, or null. */
    public @Nullable Object value() {
      return value;
    }

    /** Whether that was a value that was sent. */
    public boolean ok() {
      return ok;
    }

    /** Whether the value has not been forgotten since. */
    public boolean isPresent() {
      return present;
    }

    @Override
    @Nullable Object attempt(AbstractChannel<?> from) {
      return from.attemptReceive();
    }

    @Override
    boolean attemptAlone(AbstractChannel<?> from) {
      Object outcome = from.poll();
      if (outcome == AbstractChannel.BLOCKED) {
        return false;
      }
      received(outcome);
      return true;
    }

    @Override
    IllegalStateException refusal(AbstractChannel<?> from, boolean blocks) {
      throw new AssertionError("a receive is not refused");
    }

    @Override
    void complete(@Nullable Object outcome) {
      received(AbstractChannel.take(outcome));
    }

    @Override
    void finish(AbstractChannel<?> from) {
      if (ok) {
        CountedReceives.received(channel, from);
        from.afterReceive();
      } else {
        from.throwFailure();
      }
    }

    @Override
    void takePlace(Waiter place) {
      place.request();
    }

    @Override
    void completed(AbstractChannel<?> from, Waiter place) {
      Object given = place.value;
      place.value = null;
      received(place.ok ? given : AbstractChannel.CLOSED);
      if (!place.ok) {
        from.afterReceive();
      }
      finish(from);
    }

    @Override
    void forget() {
      value = null;
      present = false;
    }

    /** Stores what was received; {@link AbstractChannel#CLOSED} for the close. */
    private void received(@Nullable Object received) {
      ok = received != AbstractChannel.CLOSED;
      present = ok;
      value = ok ? received : null;
    }
  }
}
