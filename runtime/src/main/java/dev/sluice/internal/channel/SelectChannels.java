package dev.sluice.internal.channel;

import dev.sluice.internal.schedule.Scheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The channels of a select's cases at one time. Not changed once made, so that reports may read it
 * while the select goes on with other channels.
 */
final class SelectChannels {
  /** The channel behind each case; null where it can never become ready. */
  private final @Nullable AbstractChannel<?>[] behind;

  /** Whether each case sends. */
  private final boolean[] sends;

  /** The distinct channels in the order of their ids, in which they are locked. */
  private final AbstractChannel<?>[] lockOrder;

  private SelectChannels(@Nullable AbstractChannel<?>[] behind, boolean[] sends) {
    this.behind = behind;
    this.sends = sends;
    lockOrder =
        Arrays.stream(behind)
            .filter(Objects::nonNull)
            .sorted((a, b) -> Long.compare(a.id, b.id))
            .distinct()
            .toArray(AbstractChannel<?>[]::new);
  }

  /**
   * The channels of cases as they are now.
   *
   * @param before what this gave last, and gives again if no channel has been replaced
   */
  static SelectChannels of(SelectCase[] cases, @Nullable SelectChannels before) {
    if (before != null && before.isOf(cases)) {
      return before;
    }
    @Nullable AbstractChannel<?>[] behind = new @Nullable AbstractChannel<?>[cases.length];
    boolean[] sends = new boolean[cases.length];
    for (int i = 0; i < cases.length; i++) {
      AbstractChannel<?> channel = cases[i].behind();
      if (channel != null) {
        channel.unfuse();
      }
      behind[i] = channel;
      sends[i] = cases[i] instanceof SelectCase.Sending;
    }
    return new SelectChannels(behind, sends);
  }

  private boolean isOf(SelectCase[] cases) {
    for (int i = 0; i < cases.length; i++) {
      if (behind[i] != cases[i].behind()) {
        return false;
      }
    }
    return true;
  }

  @Nullable AbstractChannel<?> of(int index) {
    return behind[index];
  }

  /**
   * Locks all channels, each once, if that can be done soon; holds none of the locks otherwise.
   * Everybody locks in the same order, so selects over the same channels do not block one another
   * (rules SEL-45, SEL-46).
   */
  boolean tryLock() {
    int locked = 0;
    try {
      while (locked < lockOrder.length && lockOrder[locked].tryLock()) {
        locked++;
      }
    } finally {
      // Also where the stack is used up.
      if (locked < lockOrder.length) {
        for (int i = locked - 1; i >= 0; i--) {
          lockOrder[i].unlock();
        }
      }
    }
    return locked == lockOrder.length;
  }

  void unlock() {
    for (int i = lockOrder.length - 1; i >= 0; i--) {
      lockOrder[i].unlock();
    }
  }

  // What a blocked operation is asked.

  @Nullable Membership cancelledGroup() {
    for (AbstractChannel<?> channel : lockOrder) {
      Membership cancelled = channel.cancelledGroup();
      if (cancelled != null) {
        return cancelled;
      }
    }
    return null;
  }

  boolean areConfinedTo(Membership group) {
    for (AbstractChannel<?> channel : lockOrder) {
      if (!channel.isConfinedTo(group)) {
        return false;
      }
    }
    return true;
  }

  boolean areDurableIn(Scheduler scheduler) {
    for (AbstractChannel<?> channel : lockOrder) {
      if (!channel.isDurableIn(scheduler)) {
        return false;
      }
    }
    return true;
  }

  boolean havePort() {
    for (AbstractChannel<?> channel : lockOrder) {
      if (channel.isPort()) {
        return true;
      }
    }
    return false;
  }

  WaitReason reason() {
    if (behind.length == 0) {
      return WaitReason.SELECT_NO_CASES;
    }
    if (behind.length > 1) {
      return WaitReason.SELECT;
    }
    // A select with one case is the plain operation (rule SEL-32).
    AbstractChannel<?> channel = behind[0];
    return (channel == null ? NilChannel.instance() : channel).reason(sends[0]);
  }

  @Override
  public String toString() {
    return Arrays.toString(lockOrder);
  }

  String names() {
    StringJoiner names = new StringJoiner(", ");
    for (AbstractChannel<?> channel : lockOrder) {
      if (!channel.label().isEmpty()) {
        names.add(channel.label());
      }
    }
    return names.toString();
  }

  List<WaitTarget> awaited() {
    List<WaitTarget> awaited = new ArrayList<>();
    for (int i = 0; i < behind.length; i++) {
      AbstractChannel<?> channel = behind[i];
      if (channel != null) {
        awaited.add(new WaitTarget(channel, sends[i]));
      }
    }
    return awaited;
  }

  /** Who was last on the other side of each; 0 where nobody was. */
  long[] partners() {
    long[] partners = new long[behind.length];
    for (int i = 0; i < behind.length; i++) {
      AbstractChannel<?> channel = behind[i];
      partners[i] = channel == null ? 0 : channel.partner(sends[i]);
    }
    return partners;
  }

  /** The cycle for which a select on these channels waits, if nothing else can wake it; or null. */
  @Nullable InFlight awaitedCycle() {
    InFlight cycle = null;
    for (int i = 0; i < behind.length && cycle == null; i++) {
      AbstractChannel<?> channel = behind[i];
      cycle = channel == null || sends[i] ? null : channel.cycle();
    }
    for (int i = 0; i < behind.length && cycle != null; i++) {
      AbstractChannel<?> channel = behind[i];
      if (channel != null && (sends[i] || !isQuiet(channel, cycle))) {
        cycle = null;
      }
    }
    return cycle;
  }

  /** Whether a receive from a channel brings nothing but what is in flight, or an end. */
  private static boolean isQuiet(AbstractChannel<?> channel, InFlight cycle) {
    return channel.cycle() == cycle || channel.isUnarmed() || cycle.isSignal(channel);
  }

  /** When the first of them has to look at the clock, see {@link BlockedOperation#wakeAt}. */
  long wakeAt() {
    long earliest = Long.MAX_VALUE;
    long now = Clock.nanoTime();
    for (AbstractChannel<?> channel : lockOrder) {
      long wakeAt = channel.wakeAt();
      if (wakeAt != Long.MAX_VALUE
          && (earliest == Long.MAX_VALUE || wakeAt - now < earliest - now)) {
        earliest = wakeAt;
      }
    }
    return earliest;
  }

  /** The place of the first of them among those who look at the clock at the same instant. */
  long wakeOrder() {
    long earliest = Long.MAX_VALUE;
    long order = 0;
    for (AbstractChannel<?> channel : lockOrder) {
      long wakeAt = channel.wakeAt();
      if (wakeAt < earliest || (wakeAt == earliest && channel.wakeOrder() < order)) {
        earliest = wakeAt;
        order = channel.wakeOrder();
      }
    }
    return order;
  }

  void expire() {
    for (AbstractChannel<?> channel : lockOrder) {
      channel.expire();
    }
  }
}
