package dev.sluice;

import dev.sluice.Select.Case;
import dev.sluice.Select.ReceiveCase;
import dev.sluice.Select.SendCase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * How a select works. It locks its channels, each once, in the order of their ids, so that selects
 * over the same channels cannot block one another (rules SEL-45, SEL-46). Under all the locks (or
 * under less, where that is enough for the case that comes first by chance) it tries its cases in
 * random order; if none can proceed it queues a place in every channel, unlocks, and parks. Whoever
 * completes one of the places first has claimed the select by a compare-and-set, and the others
 * pass it over; it then leaves the queues where it lost (rule SEL-27), each in constant time,
 * before it returns. So the places and this object can be used again.
 */
final class SelectCases extends Parker {
  private static final AtomicIntegerFieldUpdater<SelectCases> CLAIMED =
      AtomicIntegerFieldUpdater.newUpdater(SelectCases.class, "claimed");

  private final Case[] cases;

  /** The channel behind each case; null where it can never become ready. */
  private final @Nullable AbstractChannel<?>[] channels;

  private final Waiter[] places;

  /** The distinct channels in the order of their ids, {@code distinct} of them. */
  private final @Nullable AbstractChannel<?>[] lockOrder;

  /** The cases in the random order in which they are tried. */
  private final int[] tryOrder;

  private int distinct;
  private int random = ThreadLocalRandom.current().nextInt() | 1;
  private volatile int claimed;

  SelectCases(Case... cases) {
    this.cases = cases.clone();
    channels = new @Nullable AbstractChannel<?>[cases.length];
    lockOrder = new @Nullable AbstractChannel<?>[cases.length];
    places = new Waiter[cases.length];
    tryOrder = new int[cases.length];
    for (int i = 0; i < cases.length; i++) {
      tryOrder[i] = i;
      places[i] = new Place();
    }
    resolve();
  }

  /** The place of one case. */
  private final class Place extends Waiter {
    @Override
    Parker parker() {
      return SelectCases.this;
    }
  }

  Case await() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    int chosen = attempt(true);
    return chosen >= 0 ? cases[chosen] : block();
  }

  @Nullable Case poll() {
    int chosen = attempt(false);
    return chosen >= 0 ? cases[chosen] : null;
  }

  /**
   * Does a case that can proceed.
   *
   * @param queue whether to take a place in every channel if there is none
   * @return the index of the case, or -1
   */
  private int attempt(boolean queue) {
    resolve();
    prepare();
    shuffle();
    int chosen = attemptFirst();
    if (chosen < 0) {
      chosen = attemptTogether(queue);
    }
    if (chosen >= 0) {
      finish(chosen);
    }
    return chosen;
  }

  /**
   * Does the first case, in the random order, that can proceed, under the locks of all channels.
   */
  private int attemptTogether(boolean queue) {
    int chosen = -1;
    Waiter met = null;
    lockAll();
    try {
      for (int i : tryOrder) {
        AbstractChannel<?> channel = channels[i];
        if (channel != null && attempt(cases[i], channel)) {
          chosen = i;
          met = channel.takeMet();
          break;
        }
      }
      if (chosen < 0 && queue) {
        renew();
        claimed = 0;
        queueAll();
      }
    } finally {
      unlockAll();
    }
    if (chosen >= 0) {
      if (cases[chosen] instanceof SendCase<?> send) {
        AbstractChannel.hand(met, send.value);
      } else {
        AbstractChannel.release(met);
      }
    }
    return chosen;
  }

  /**
   * Does the case that the random order puts first, if that needs no more than a part of its own
   * channel's lock. It could proceed at that moment and had the same chance as any other, so it may
   * be chosen; to go on to the next would favour cases of one kind, and that none can proceed can
   * be told under all the locks only (rules SEL-05, SEL-25).
   */
  private int attemptFirst() {
    for (int i : tryOrder) {
      AbstractChannel<?> channel = channels[i];
      if (channel != null) {
        return attemptAlone(cases[i], channel) ? i : -1;
      }
    }
    return -1;
  }

  private static boolean attemptAlone(Case one, AbstractChannel<?> channel) {
    return switch (one) {
      case SendCase<?> send -> channel.offer(send.value);
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

  private static boolean attempt(Case one, AbstractChannel<?> channel) {
    return switch (one) {
      case SendCase<?> send -> channel.attemptSend(send.value);
      case ReceiveCase<?> receive -> {
        Object received = channel.attemptReceive();
        if (received == AbstractChannel.BLOCKED) {
          yield false;
        }
        receive.received(received);
        yield true;
      }
    };
  }

  /** What is to be done before the locks are taken. */
  private void prepare() {
    for (int i = 0; i < cases.length; i++) {
      AbstractChannel<?> channel = channels[i];
      if (channel != null && cases[i] instanceof ReceiveCase<?>) {
        channel.beforeReceive();
      }
    }
  }

  /** What is left to do when the locks are released. */
  private void finish(int chosen) {
    AbstractChannel<?> channel = channels[chosen];
    if (channel == null) {
      return;
    }
    switch (cases[chosen]) {
      case SendCase<?> send -> channel.sent(send.value);
      case ReceiveCase<?> receive -> {
        if (receive.ok()) {
          channel.afterReceive();
        }
      }
    }
  }

  private Case block() throws InterruptedException {
    Waiter won = park();
    leaveAll();
    for (int i = 0; i < places.length; i++) {
      if (places[i] == won) {
        return completed(i);
      }
    }
    throw new AssertionError("completed in a place that is not its own");
  }

  private Case completed(int index) {
    Waiter place = places[index];
    Object value = place.value;
    place.value = null;
    return switch (cases[index]) {
      case SendCase<?> send -> {
        AbstractChannel<?> channel = channels[index];
        if (!place.ok && channel != null) {
          throw channel.refusal();
        }
        yield send;
      }
      case ReceiveCase<?> receive -> {
        receive.received(place.ok ? value : AbstractChannel.CLOSED);
        finish(index);
        yield receive;
      }
    };
  }

  /**
   * Takes a place in every channel, in the random order too: of several cases that wait on one side
   * of one channel the first in its queue is chosen (rule SEL-08).
   */
  private void queueAll() {
    for (int i : tryOrder) {
      AbstractChannel<?> channel = channels[i];
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

  /** Leaves every queue that this select still stands in. */
  private void leaveAll() {
    for (int i = 0; i < places.length; i++) {
      AbstractChannel<?> channel = channels[i];
      if (channel != null) {
        Waiter place = places[i];
        channel.lock();
        try {
          if (channel.dequeue(place)) {
            place.value = null;
          }
        } finally {
          channel.unlock();
        }
      }
    }
  }

  // Order.

  /** Looks up the channels of the cases, which may have been replaced since the last time. */
  private void resolve() {
    boolean changed = distinct == 0;
    for (int i = 0; i < cases.length; i++) {
      AbstractChannel<?> channel =
          switch (cases[i]) {
            case SendCase<?> send -> {
              send.index = i;
              yield AbstractChannel.behind(send.channel);
            }
            case ReceiveCase<?> receive -> {
              receive.index = i;
              yield AbstractChannel.behind(receive.channel);
            }
          };
      if (channels[i] != channel) {
        channels[i] = channel;
        changed = true;
      }
    }
    if (changed) {
      orderLocks();
    }
  }

  private void orderLocks() {
    AbstractChannel<?>[] sorted =
        Arrays.stream(channels)
            .filter(channel -> channel != null)
            .sorted((a, b) -> Long.compare(a.id, b.id))
            .distinct()
            .toArray(AbstractChannel<?>[]::new);
    distinct = sorted.length;
    Arrays.fill(lockOrder, null);
    System.arraycopy(sorted, 0, lockOrder, 0, distinct);
  }

  private void lockAll() {
    for (int i = 0; i < distinct; i++) {
      lockOrder[i].lock();
    }
  }

  private void unlockAll() {
    for (int i = distinct - 1; i >= 0; i--) {
      lockOrder[i].unlock();
    }
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
    if (!claim()) {
      return false;
    }
    leaveAll();
    return true;
  }

  @Override
  @Nullable Group cancelledGroup() {
    for (int i = 0; i < distinct; i++) {
      Group cancelled = lockOrder[i].cancelledGroup();
      if (cancelled != null) {
        return cancelled;
      }
    }
    return null;
  }

  @Override
  boolean isConfinedTo(Group group) {
    for (int i = 0; i < distinct; i++) {
      if (!lockOrder[i].isConfinedTo(group)) {
        return false;
      }
    }
    return true;
  }

  @Override
  String reason() {
    if (cases.length == 0) {
      return "select (no cases)";
    }
    if (cases.length > 1) {
      return "select";
    }
    // A select with one case is the plain operation (rule SEL-32).
    AbstractChannel<?> channel = channels[0];
    return (channel == null ? NilChannel.instance() : channel)
        .reason(cases[0] instanceof SendCase<?>);
  }

  @Override
  String target() {
    StringJoiner names = new StringJoiner(", ");
    for (int i = 0; i < distinct; i++) {
      if (!lockOrder[i].label().isEmpty()) {
        names.add(lockOrder[i].label());
      }
    }
    return names.toString();
  }

  @Override
  List<Awaited> awaited() {
    List<Awaited> awaited = new ArrayList<>();
    for (int i = 0; i < cases.length; i++) {
      AbstractChannel<?> channel = channels[i];
      if (channel != null) {
        awaited.add(new Awaited(channel, cases[i] instanceof SendCase<?>));
      }
    }
    return awaited;
  }

  @Override
  List<Thread> partners() {
    List<Thread> partners = new ArrayList<>();
    for (int i = 0; i < cases.length; i++) {
      AbstractChannel<?> channel = channels[i];
      Thread partner = channel == null ? null : channel.partner(cases[i] instanceof SendCase<?>);
      if (partner != null) {
        partners.add(partner);
      }
    }
    return partners;
  }

  @Override
  long wakeAt() {
    long earliest = Long.MAX_VALUE;
    long now = System.nanoTime();
    for (int i = 0; i < distinct; i++) {
      long wakeAt = lockOrder[i].wakeAt();
      if (wakeAt != Long.MAX_VALUE
          && (earliest == Long.MAX_VALUE || wakeAt - now < earliest - now)) {
        earliest = wakeAt;
      }
    }
    return earliest;
  }

  @Override
  void expire() {
    for (int i = 0; i < distinct; i++) {
      lockOrder[i].expire();
    }
  }
}
