package dev.sluice.internal.channel;

import dev.sluice.ChannelAbandonedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * How a select works. It locks its channels, each once, in the order of their ids. Under all the
 * locks (or under less, where that is enough for the case that comes first by chance) it tries its
 * cases in random order; if none can proceed it queues a place in every channel, unlocks, and
 * parks. The thread that completes one of the places first has claimed the select by a
 * compare-and-set, and others pass it over; the select then leaves the queues where it lost (rule
 * SEL-27), each in constant time, before it returns. So the places and this object can be used
 * again.
 *
 * <p>Checked for every schedule of a few threads by {@code model/select.pml}.
 */
public final class SelectOperation extends BlockedSelect {
  private static final AtomicIntegerFieldUpdater<SelectOperation> IN_USE =
      AtomicIntegerFieldUpdater.newUpdater(SelectOperation.class, "inUse");

  private final SelectCase[] cases;
  private final Waiter[] places;

  private final TrialOrder order;

  private final boolean inOrder;

  /** Where the places stand, or stood last. */
  private SelectChannels queuedIn;

  /** 1 while places of this select may stand in queues. */
  @SuppressWarnings("UnusedVariable") // by way of IN_USE
  private volatile int inUse;

  /** The goroutine that uses the select just now; a guess, to notice a second one early. */
  private @Nullable Thread user;

  /**
   * A select.
   *
   * @param inOrder whether of several ready cases the first is chosen, and not one by chance
   */
  public SelectOperation(boolean inOrder, SelectCase... cases) {
    super(SelectChannels.of(cases, null));
    this.cases = cases.clone();
    this.inOrder = inOrder;
    places = new Waiter[cases.length];
    order = new TrialOrder(cases.length);
    for (int i = 0; i < cases.length; i++) {
      places[i] = new Place();
    }
    queuedIn = channels;
    number();
  }

  /** Tells each case its position; a case may have been in another select meanwhile. */
  private void number() {
    for (int i = 0; i < cases.length; i++) {
      cases[i].index(i);
    }
  }

  /** The place of one case. */
  private final class Place extends Waiter {
    @Override
    boolean isEndedBy(Drain drain) {
      return cases[indexOf(this)] instanceof SelectCase.Sending send
          && SourceEnd.drainOf(send.channel) == drain;
    }

    @Override
    boolean claim() {
      return SelectOperation.this.claim();
    }

    @Override
    @Nullable Thread happened() {
      return SelectOperation.this.complete(this);
    }

    @Override
    Thread thread() {
      return SelectOperation.this.thread();
    }
  }

  /** Blocks until a case can proceed, does it, and returns its position. */
  public int await() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (true) {
      try {
        int chosen = attempt(true);
        return chosen < 0 ? block(Deadline.NEVER) : chosen;
      } catch (ChannelAbandonedException e) {
        goOnWithoutDropped(e);
      }
    }
  }

  /** Does a case that can proceed at once, and returns its position; -1 if there is none. */
  public int poll() {
    while (true) {
      try {
        return attempt(false);
      } catch (ChannelAbandonedException e) {
        goOnWithoutDropped(e);
      } catch (InterruptedException e) {
        throw new AssertionError("only an operation that may block is interrupted", e);
      }
    }
  }

  /** Does a case that can proceed within a time, and returns its position; -1 if none could. */
  public int poll(Duration timeout) throws InterruptedException {
    if (!Deadline.isAhead(timeout)) {
      return poll();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Deadline deadline = null;
    while (true) {
      try {
        int chosen = attempt(true);
        if (chosen >= 0) {
          return chosen;
        }
        if (deadline == null) {
          deadline = Deadline.in(timeout);
        }
        return block(deadline);
      } catch (ChannelAbandonedException e) {
        goOnWithoutDropped(e);
      }
    }
  }

  /**
   * Returns if a send case was tried whose values are dropped from now on, because another output
   * of the stage has a receiver: the select goes on without it.
   *
   * @throws ChannelAbandonedException if not
   */
  private void goOnWithoutDropped(ChannelAbandonedException refusal) {
    SelectChannels tried = channels;
    for (int i = 0; i < cases.length; i++) {
      if (tried.of(i) != null
          && cases[i] instanceof SelectCase.Sending send
          && SelectableChannels.isOff(send.channel)) {
        return;
      }
    }
    throw refusal;
  }

  /**
   * Does a case that can proceed.
   *
   * @param queue whether to take a place in every channel if there is none
   * @return its position, or -1
   */
  private int attempt(boolean queue) throws InterruptedException {
    begin();
    boolean kept = false;
    try {
      resolve();
      if (!inOrder) {
        order.shuffle();
      }
      int chosen = attemptFirst();
      if (chosen < 0) {
        chosen = attemptTogether(queue);
      }
      if (chosen >= 0) {
        finish(chosen);
        return chosen;
      }
      kept = queue;
      return -1;
    } finally {
      if (!kept) {
        user = null;
      }
    }
  }

  /** Refuses a second goroutine, as far as it can be seen without a lock. */
  private void begin() {
    Thread current = Thread.currentThread();
    Thread other = user;
    if (other != null && other != current) {
      throw shared(other);
    }
    user = current;
  }

  private static IllegalStateException shared(Thread other) {
    return new IllegalStateException(
        "a select is for one goroutine at a time, and '"
            + GoroutineRegistry.nameOf(other)
            + "' is using this one: make a select for each goroutine");
  }

  /**
   * Does the first case, in the order of trial, that can proceed, under the locks of all channels.
   */
  private int attemptTogether(boolean queue) throws InterruptedException {
    SelectChannels all = channels;
    while (true) {
      int chosen = -1;
      Object outcome = AbstractChannel.BLOCKED;
      boolean others = false;
      lock(all, queue);
      try {
        for (int i : order.positions()) {
          AbstractChannel<?> channel = all.of(i);
          if (channel != null) {
            outcome = cases[i].attempt(channel);
            if (outcome != AbstractChannel.BLOCKED) {
              chosen = i;
              break;
            }
          }
        }
        if (chosen < 0 && queue) {
          others = !IN_USE.compareAndSet(this, 0, 1);
          if (!others) {
            renew();
            unclaim();
            queuedIn = all;
            queueAll(all);
          }
        }
      } finally {
        all.unlock();
      }
      if (others) {
        throw shared(thread());
      }
      if (chosen < 0) {
        return -1;
      }
      AbstractChannel<?> channel = channelOf(all, chosen);
      if (outcome == AbstractChannel.RETRY) {
        channel.makeRoom();
        continue;
      }
      if (outcome == AbstractChannel.REFUSED) {
        throw cases[chosen].refusal(channel, queue);
      }
      cases[chosen].complete(outcome);
      return chosen;
    }
  }

  private static void lock(SelectChannels all, boolean mayGiveWay) {
    for (long since = 0; !all.tryLock(); since = OverdueLock.waits(all, since)) {
      if (mayGiveWay) {
        CarrierFairness.giveWay();
      } else {
        SpinLock.pause();
      }
    }
  }

  private static AbstractChannel<?> channelOf(SelectChannels all, int index) {
    AbstractChannel<?> channel = all.of(index);
    if (channel == null) {
      throw new AssertionError("a case without a channel was chosen");
    }
    return channel;
  }

  /**
   * Does the case that is first in the order of trial, if that needs no more than a part of its own
   * channel's lock. It could proceed at that moment and had the same chance as any other, so it may
   * be chosen; to go on to the next would favour cases of one kind, and that none can proceed can
   * be told under all the locks only (rules SEL-05, SEL-25).
   */
  private int attemptFirst() {
    SelectChannels all = channels;
    for (int i : order.positions()) {
      AbstractChannel<?> channel = all.of(i);
      if (channel != null) {
        return cases[i].attemptAlone(channel) ? i : -1;
      }
    }
    return -1;
  }

  /** What is left to do when the locks are released. */
  private void finish(int chosen) {
    AbstractChannel<?> channel = channels.of(chosen);
    if (channel == null) {
      return;
    }
    cases[chosen].finish(channel);
  }

  private int block(Deadline deadline) throws InterruptedException {
    forget();
    InFlight cycle = deadline.limited() ? null : queuedIn.awaitedCycle();
    if (cycle != null) {
      cycle.waits();
    }
    Waiter won = null;
    try {
      won = park(deadline);
    } finally {
      if (cycle != null && (won == null || !isIn(cycle, won))) {
        cycle.goesOn();
      }
      leaveAll(won);
      inUse = 0;
      user = null;
    }
    return won == null ? -1 : completed(indexOf(won));
  }

  /** Whether a place is in a queue of a channel of a cycle. */
  private boolean isIn(InFlight cycle, Waiter place) {
    AbstractChannel<?> channel = queuedIn.of(indexOf(place));
    return channel != null && channel.cycle() == cycle;
  }

  private int indexOf(Waiter place) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == place) {
        return i;
      }
    }
    throw new AssertionError("completed in a place that is not its own");
  }

  /** Forgets what was received before: a select that waits must not keep it alive. */
  private void forget() {
    for (SelectCase one : cases) {
      one.forget();
    }
  }

  private int completed(int index) throws InterruptedException {
    cases[index].completed(channelOf(queuedIn, index), places[index]);
    return index;
  }

  /**
   * Takes a place in every channel, in the order of trial too: of several cases that wait on one
   * side of one channel the first in its queue is chosen (rule SEL-08).
   */
  private void queueAll(SelectChannels all) {
    for (int i : order.positions()) {
      AbstractChannel<?> channel = all.of(i);
      if (channel == null) {
        continue;
      }
      cases[i].takePlace(places[i]);
      channel.enqueue(places[i]);
    }
  }

  /**
   * Leaves every queue that this select still stands in, and keeps no value alive but the winner's:
   * a place that has lost may have been taken out of its queue by the thread that passed it over.
   */
  private void leaveAll(@Nullable Waiter won) {
    SelectChannels all = queuedIn;
    for (int i = 0; i < places.length; i++) {
      AbstractChannel<?> channel = all.of(i);
      if (channel != null) {
        Waiter place = places[i];
        channel.lock();
        try {
          channel.dequeue(place);
          if (place != won) {
            place.value = null;
          }
        } finally {
          channel.unlock();
        }
      }
    }
  }

  /** Looks up the channels of the cases, which may have been replaced since the last time. */
  private void resolve() {
    number();
    channels = SelectChannels.of(cases, channels);
  }
}
