package dev.sluice;

import dev.sluice.Select.Case;
import dev.sluice.Select.ReceiveCase;
import dev.sluice.Select.SendCase;
import dev.sluice.internal.schedule.Members;
import dev.sluice.internal.schedule.Scheduler;
import java.time.Duration;
import java.util.List;
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
final class SelectCases extends Parker {
  private static final AtomicIntegerFieldUpdater<SelectCases> CLAIMED =
      AtomicIntegerFieldUpdater.newUpdater(SelectCases.class, "claimed");

  private static final AtomicIntegerFieldUpdater<SelectCases> IN_USE =
      AtomicIntegerFieldUpdater.newUpdater(SelectCases.class, "inUse");

  private final Case[] cases;
  private final Waiter[] places;

  /** The cases in the order in which they are tried, a random one unless it is given. */
  private final int[] tryOrder;

  private final boolean inOrder;

  /** Replaced when a case gets another channel. */
  private volatile SelectChannels channels;

  /** Where the places stand, or stood last. */
  private SelectChannels queuedIn;

  private int random = (int) Members.seed() | 1;
  private volatile int claimed;

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
  SelectCases(boolean inOrder, Case... cases) {
    this.cases = cases.clone();
    this.inOrder = inOrder;
    places = new Waiter[cases.length];
    tryOrder = new int[cases.length];
    for (int i = 0; i < cases.length; i++) {
      tryOrder[i] = i;
      places[i] = new Place();
    }
    channels = SelectChannels.of(this.cases, null);
    queuedIn = channels;
    number();
  }

  /** Tells each case its position; a case may have been in another select meanwhile. */
  private void number() {
    for (int i = 0; i < cases.length; i++) {
      switch (cases[i]) {
        case SendCase<?> send -> send.index = i;
        case ReceiveCase<?> receive -> receive.index = i;
      }
    }
  }

  /** The place of one case. */
  private final class Place extends Waiter {
    @Override
    boolean isEndedBy(Drain drain) {
      return cases[indexOf(this)] instanceof SendCase<?> send
          && SourceEnd.drainOf(send.channel) == drain;
    }

    @Override
    Parker parker() {
      return SelectCases.this;
    }
  }

  Case await() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    while (true) {
      try {
        Case chosen = attempt(true);
        return chosen == null ? block() : chosen;
      } catch (ChannelAbandonedException e) {
        goOnWithoutDropped(e);
      }
    }
  }

  @Nullable Case poll() {
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

  @Nullable Case poll(Duration timeout) throws InterruptedException {
    if (!Deadline.isAhead(timeout)) {
      return poll();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Deadline deadline = null;
    while (true) {
      try {
        Case chosen = attempt(true);
        if (chosen != null) {
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
          && cases[i] instanceof SendCase<?> send
          && Output.isOff(send.channel)) {
        return;
      }
    }
    throw refusal;
  }

  /**
   * Does a case that can proceed.
   *
   * @param queue whether to take a place in every channel if there is none
   * @return the case, or null
   */
  private @Nullable Case attempt(boolean queue) throws InterruptedException {
    begin();
    boolean kept = false;
    try {
      resolve();
      if (!inOrder) {
        shuffle();
      }
      int chosen = attemptFirst();
      if (chosen < 0) {
        chosen = attemptTogether(queue);
      }
      if (chosen >= 0) {
        finish(chosen);
        return cases[chosen];
      }
      kept = queue;
      return null;
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
            + Goroutines.nameOf(other)
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
        for (int i : tryOrder) {
          AbstractChannel<?> channel = all.of(i);
          if (channel != null) {
            outcome = attempt(cases[i], channel);
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
            claimed = 0;
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
        throw refusal(cases[chosen], channel, queue);
      }
      complete(cases[chosen], outcome);
      return chosen;
    }
  }

  private static void lock(SelectChannels all, boolean mayGiveWay) {
    while (!all.tryLock()) {
      if (mayGiveWay) {
        Outsiders.giveWay();
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

  private static @Nullable Object attempt(Case one, AbstractChannel<?> channel) {
    return switch (one) {
      case SendCase<?> send ->
          SourceEnd.isDrained(send.channel)
              ? AbstractChannel.REFUSED
              : channel.attemptSend(send.value);
      case ReceiveCase<?> receive -> channel.attemptReceive();
    };
  }

  private static IllegalStateException refusal(Case one, AbstractChannel<?> channel, boolean blocks)
      throws InterruptedException {
    Object value = one instanceof SendCase<?> send ? send.value : null;
    return blocks ? Refusals.ofBlocking(channel, value) : Refusals.of(channel, value);
  }

  /** Completes what was attempted, when the locks are released. */
  private static void complete(Case one, @Nullable Object outcome) {
    switch (one) {
      case SendCase<?> send -> AbstractChannel.hand(outcome, send.value);
      case ReceiveCase<?> receive -> receive.received(AbstractChannel.take(outcome));
    }
  }

  /**
   * Does the case that is first in the order of trial, if that needs no more than a part of its own
   * channel's lock. It could proceed at that moment and had the same chance as any other, so it may
   * be chosen; to go on to the next would favour cases of one kind, and that none can proceed can
   * be told under all the locks only (rules SEL-05, SEL-25).
   */
  private int attemptFirst() {
    SelectChannels all = channels;
    for (int i : tryOrder) {
      AbstractChannel<?> channel = all.of(i);
      if (channel != null) {
        return attemptAlone(cases[i], channel) ? i : -1;
      }
    }
    return -1;
  }

  private static boolean attemptAlone(Case one, AbstractChannel<?> channel) {
    return switch (one) {
      case SendCase<?> send -> !SourceEnd.isDrained(send.channel) && channel.offer(send.value);
      case ReceiveCase<?> receive -> {
        Object received = channel.poll();
        if (received == AbstractChannel.BLOCKED) {
          yield false;
        }
        receive.received(received);
        yield true;
      }
    };
  }

  /** What is left to do when the locks are released. */
  private void finish(int chosen) {
    AbstractChannel<?> channel = channels.of(chosen);
    if (channel == null) {
      return;
    }
    switch (cases[chosen]) {
      case SendCase<?> send -> {
        CountedSends.sent(send.channel);
        channel.sent(send.value);
      }
      case ReceiveCase<?> receive -> {
        if (receive.ok()) {
          CountedReceives.received(receive.channel);
          channel.afterReceive();
        } else {
          channel.throwFailure();
        }
      }
    }
  }

  private Case block() throws InterruptedException {
    Case chosen = block(Deadline.NEVER);
    if (chosen == null) {
      throw new AssertionError("a deadline that never comes has passed");
    }
    return chosen;
  }

  private @Nullable Case block(Deadline deadline) throws InterruptedException {
    forget();
    FeedbackCycle cycle = deadline.limited() ? null : queuedIn.awaitedCycle();
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
    if (won == null) {
      return null;
    }
    return completed(indexOf(won));
  }

  /** Whether a place is in a queue of a channel of a cycle. */
  private boolean isIn(FeedbackCycle cycle, Waiter place) {
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
    for (Case one : cases) {
      if (one instanceof ReceiveCase<?> receive) {
        receive.forget();
      }
    }
  }

  private Case completed(int index) throws InterruptedException {
    Waiter place = places[index];
    Object value = place.value;
    place.value = null;
    switch (cases[index]) {
      case SendCase<?> send -> {
        if (!place.ok) {
          throw Refusals.ofBlocking(channelOf(queuedIn, index), send.value);
        }
        CountedSends.sent(send.channel);
      }
      case ReceiveCase<?> receive -> {
        receive.received(place.ok ? value : AbstractChannel.CLOSED);
        if (!place.ok) {
          channelOf(queuedIn, index).afterReceive();
        }
        finish(index);
      }
    }
    return cases[index];
  }

  /**
   * Takes a place in every channel, in the order of trial too: of several cases that wait on one
   * side of one channel the first in its queue is chosen (rule SEL-08).
   */
  private void queueAll(SelectChannels all) {
    for (int i : tryOrder) {
      AbstractChannel<?> channel = all.of(i);
      if (channel == null) {
        continue;
      }
      Waiter place = places[i];
      switch (cases[i]) {
        case SendCase<?> send -> place.offer(send.value);
        case ReceiveCase<?> receive -> place.request();
      }
      channel.enqueue(place);
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

  /** Puts the cases into a new random order, each order with equal chances (rule SEL-05). */
  private void shuffle() {
    for (int i = tryOrder.length - 1; i > 0; i--) {
      random ^= random << 13;
      random ^= random >>> 17;
      random ^= random << 5;
      int j = (int) (((random & 0xffffffffL) * (i + 1)) >>> 32);
      int swapped = tryOrder[i];
      tryOrder[i] = tryOrder[j];
      tryOrder[j] = swapped;
    }
  }

  // As a blocked operation.

  @Override
  boolean claim() {
    return CLAIMED.compareAndSet(this, 0, 1);
  }

  @Override
  boolean withdraw() {
    return claim();
  }

  @Override
  @Nullable Group cancelledGroup() {
    return channels.cancelledGroup();
  }

  @Override
  boolean isConfinedTo(Group group) {
    return channels.areConfinedTo(group);
  }

  @Override
  boolean isDurableIn(Scheduler scheduler) {
    return channels.areDurableIn(scheduler);
  }

  @Override
  String reason() {
    return channels.reason();
  }

  @Override
  String target() {
    return channels.names();
  }

  @Override
  List<Awaited> awaited() {
    return channels.awaited();
  }

  @Override
  long[] partnerIds() {
    return channels.partners();
  }

  @Override
  long wakeAt() {
    return channels.wakeAt();
  }

  @Override
  long wakeOrder() {
    return channels.wakeOrder();
  }

  @Override
  void expire() {
    channels.expire();
  }
}
