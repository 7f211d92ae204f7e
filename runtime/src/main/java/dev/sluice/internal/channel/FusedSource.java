package dev.sluice.internal.channel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A source, and the functions behind it, which run in a goroutine of their own or, while that is
 * cheaper, in the one that receives: fused backwards. The goroutine begins at once, as any other.
 * Where the receiver finds that it has to wait for each value, it asks for the source; the
 * goroutine lends it and parks, and the receiver takes the next values itself, without a channel
 * between.
 *
 * <p>The channel is there all the time, and empty while its source is lent. So nobody can tell but
 * by the clock: whoever comes to the channel in another way than to receive, or is another thread,
 * or looks at its length, {@linkplain ChannelProtocol#unfuse unfuses} it for good. A {@link
 * SourceSampler sampler} gives a source back from which no value was taken for some milliseconds:
 * the receiver may wait inside it, or for something else that it does. The receiver itself gives it
 * back when it finds that two goroutines are faster. What the source throws, and its end, is for
 * its goroutine, which ends as if it had met that itself.
 *
 * <p>The state says who may touch the source:
 *
 * <ul>
 *   <li>{@link #RUNNING}: its goroutine, which may be blocked in a send;
 *   <li>{@link #ASKED}: the same, and the receiver, which is not blocked, asks for it;
 *   <li>{@link #LENT}: nobody; the receiver may go on to {@link #PULLING}, anybody to {@link
 *       #RUNNING};
 *   <li>{@link #PULLING}: the receiver;
 *   <li>{@link #WANTED}: the same, and it gives the source back when it has taken a value.
 * </ul>
 *
 * <p>Whoever is about to block in a receive gives the source back first, and the receiver looks for
 * such others when it has asked. So nobody is queued to receive when it begins to take a value: no
 * value overtakes another, and nobody waits for a source that nobody runs. Checked for every
 * schedule of a few threads by {@code model/fused.pml}.
 */
public final class FusedSource extends WaitQueues {
  private static final int RUNNING = 0;
  private static final int ASKED = 1;
  private static final int LENT = 2;
  private static final int PULLING = 3;
  private static final int WANTED = 4;

  private static final long UNSEEN = -1;

  private static final VarHandle STATE;
  private static final VarHandle RECEIVER;
  private static final VarHandle PULLED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      STATE = lookup.findVarHandle(FusedSource.class, "state", int.class);
      RECEIVER = lookup.findVarHandle(FusedSource.class, "receiver", Thread.class);
      PULLED = lookup.findVarHandle(FusedSource.class, "pulled", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final AbstractChannel<?> channel;
  private final Step step;
  private final Thread goroutine = Thread.currentThread();
  private final FusionGain gain = new FusionGain();

  /** What the goroutine is blocked in while others want the source that the receiver is in. */
  private final Lent lent;

  /** Asked now and then while the source is lent. */
  private final Runnable idleness = this::giveBackIfIdle;

  private volatile int state = RUNNING;

  /** The thread that has received first, and may take values itself. */
  @SuppressWarnings("unused") // by way of RECEIVER
  private volatile @Nullable Thread receiver;

  /** How many values the receiver has taken itself; written by whoever may touch the source. */
  @SuppressWarnings("unused") // by way of PULLED
  private long pulled;

  /** What the source has thrown in the receiver; for whoever may touch the source. */
  private @Nullable Throwable failure;

  /** Whether the source has ended in the receiver; for whoever may touch the source. */
  private boolean ended;

  /**
   * How many values the receiver had taken when the {@link SourceSampler} looked last, or {@link
   * #UNSEEN}: two looks without a value are as long apart as its period.
   */
  private long seen;

  /** What a source does for its next element. */
  @FunctionalInterface
  public interface Step {
    /** An element that has led to no value. */
    Object NOTHING = new Object();

    /** There is no element any more. */
    Object END = ChannelProtocol.CLOSED;

    /** Takes an element: what came of it, {@link #NOTHING} or {@link #END}. */
    @Nullable Object next() throws Exception;
  }

  /** The source of the calling goroutine. */
  FusedSource(AbstractChannel<?> channel, Step step) {
    super(null);
    this.channel = channel;
    this.step = step;
    this.lent = new Lent();
  }

  // The source's goroutine.

  /** Runs the source to its end, wherever that may be. */
  void run() throws Exception {
    Object value = Step.NOTHING;
    while (value != Step.END && !(state == ASKED && lend())) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      value = next();
      if (value != Step.NOTHING && value != Step.END) {
        send(channel, value);
      }
    }
  }

  private static <T> void send(AbstractChannel<T> channel, @Nullable Object value)
      throws InterruptedException {
    channel.send(Element.<T>of(value));
  }

  /** Whoever may touch the source takes an element. */
  private @Nullable Object next() throws Exception {
    if (!gain.measuresNext()) {
      return step.next();
    }
    long begun = System.nanoTime();
    Object value = step.next();
    gain.taken(System.nanoTime() - begun);
    return value;
  }

  /**
   * Lends the source, and waits until it is back.
   *
   * @return whether it has ended meanwhile
   */
  private boolean lend() throws Exception {
    boolean interrupted = false;
    seen = UNSEEN;
    SourceSampler.add(idleness);
    try {
      if (!STATE.compareAndSet(this, ASKED, LENT)) {
        return false;
      }
      while (isAway()) {
        interrupted |= Thread.interrupted();
        if (interrupted) {
          // The receiver cannot be kept from what it is about, but it takes no further element.
          giveBackSoon();
        }
        if (state != WANTED || interrupted) {
          parkUntilBack();
        } else {
          interrupted = !blockUntilBack();
        }
      }
    } finally {
      SourceSampler.remove(idleness);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    if (failure != null) {
      throw Failures.<RuntimeException>sneak(failure);
    }
    if (!ended && channel.over == ChannelCore.ABANDONED) {
      throw Refusals.exception(channel);
    }
    return ended;
  }

  /** Whether its goroutine must not touch the source. */
  private boolean isAway() {
    return state >= LENT;
  }

  /** Parks, if the source is not back; may return early. */
  private void parkUntilBack() {
    if (isAway()) {
      LockSupport.park(this);
    }
  }

  /**
   * Waits as in any other operation for the receiver to come out of the source: for the proof of a
   * deadlock both are blocked where the receiver is.
   *
   * @return false if interrupted
   */
  private boolean blockUntilBack() {
    lent.renew();
    lock();
    try {
      if (state != WANTED) {
        return true;
      }
      lent.request();
      enqueue(lent);
    } finally {
      unlock();
    }
    try {
      lent.park();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  // The receiver.

  /** Whether the receiver may take the next value itself; a guess. */
  boolean isLent() {
    return state == LENT;
  }

  /** Whether that is the calling thread. */
  boolean isLentTo(Thread caller) {
    return state == LENT && receiver == caller;
  }

  /**
   * Takes the next value, if the source is lent and the channel empty.
   *
   * @return the value, or {@link ChannelProtocol#BLOCKED} where it is to be received
   */
  @Nullable Object pull() {
    if (state != LENT || channel.size() > 0) {
      return ChannelProtocol.BLOCKED;
    }
    StackRoom.reserve();
    return STATE.compareAndSet(this, LENT, PULLING) ? take() : ChannelProtocol.BLOCKED;
  }

  private @Nullable Object take() {
    Object value;
    try {
      if (gain.comes(pulled)) {
        giveBack();
        return ChannelProtocol.BLOCKED;
      }
      value = next();
      while (value == Step.NOTHING && state == PULLING && !Thread.currentThread().isInterrupted()) {
        value = next();
      }
      gain.goes();
    } catch (Throwable e) {
      failure = e;
      giveBack();
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return ChannelProtocol.BLOCKED;
    }
    if (value == Step.END || value == Step.NOTHING) {
      ended = value == Step.END;
      giveBack();
      return ChannelProtocol.BLOCKED;
    }
    PULLED.setOpaque(this, pulled + 1);
    if (!STATE.compareAndSet(this, PULLING, LENT)) {
      giveBack();
    }
    return value;
  }

  /** The receiver has done with the source: its goroutine goes on. */
  private void giveBack() {
    Waiter waiter;
    state = RUNNING;
    lock();
    try {
      waiter = claimFirst(false);
    } finally {
      unlock();
    }
    LockSupport.unpark(waiter == null ? goroutine : waiter.complete(true));
  }

  /**
   * The channel is empty, and the receiver would wait for a value: asks for the source.
   *
   * @param received how many values have come through the channel
   */
  void ask(long received) {
    if (state == RUNNING && gain.triesOne(received)) {
      STATE.compareAndSet(this, RUNNING, ASKED);
    }
  }

  /** Whether a thread is the first that has received. */
  boolean isFor(Thread caller) {
    return receiver == caller;
  }

  /** Whether a thread is the first that receives. */
  boolean isFirst(Thread caller) {
    return receiver == null && RECEIVER.compareAndSet(this, null, caller);
  }

  // Anybody.

  /** Lets the source run in its goroutine, when a receiver that is in it comes out. */
  void giveBackSoon() {
    while (true) {
      int now = state;
      switch (now) {
        case ASKED -> {
          if (STATE.compareAndSet(this, ASKED, RUNNING)) {
            return;
          }
        }
        case LENT -> {
          if (STATE.compareAndSet(this, LENT, RUNNING)) {
            LockSupport.unpark(goroutine);
            return;
          }
        }
        case PULLING -> {
          if (STATE.compareAndSet(this, PULLING, WANTED)) {
            LockSupport.unpark(goroutine);
            return;
          }
        }
        default -> {
          return;
        }
      }
    }
  }

  /** Gives the source back, if no value was taken since the last look. */
  private void giveBackIfIdle() {
    long now = pulled();
    if (now == seen) {
      giveBackSoon();
    }
    seen = now;
  }

  /** How many values did not pass through the channel. */
  long pulled() {
    return (long) PULLED.getOpaque(this);
  }

  /** The goroutine of the source waits for the receiver, which is in it. */
  private final class Lent extends QueuedOperation {
    Lent() {
      super(FusedSource.this, WaitReason.FUSED, channel.label());
    }

    @Override
    @Nullable Membership cancelledGroup() {
      return channel.cancelledGroup();
    }

    @Override
    public boolean isConfinedTo(Membership group) {
      return channel.isConfinedTo(group);
    }

    @Override
    public List<Thread> partners() {
      Thread other = receiver;
      return other == null ? List.of() : List.of(other);
    }

    @Override
    public boolean isRecorded() {
      return false;
    }
  }
}
