package dev.sluice.internal.group;

import dev.sluice.internal.channel.AbstractChannel;
import dev.sluice.internal.channel.ChannelCore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The channels of a group that are still in use: a group may outlive many of them. */
final class GroupChannels {
  private final ReentrantLock lock = new ReentrantLock();

  /** Guarded by {@code lock}, as is what follows; null until there is one. */
  private @Nullable Set<AbstractChannel<?>> channels;

  private @Nullable Set<AbstractChannel<?>> ports;

  /** Those of a pipeline, whose counts are asked for also when nobody uses them any more. */
  private @Nullable List<AbstractChannel<?>> kept;

  /** Those whose dropped values are to be told of, which must not be forgotten meanwhile. */
  private @Nullable List<AbstractChannel<?>> told;

  void add(AbstractChannel<?> channel, boolean port, boolean keep) {
    lock.lock();
    try {
      if (channels == null) {
        channels = Collections.newSetFromMap(new WeakHashMap<>());
      }
      channels.add(channel);
      if (keep) {
        if (kept == null) {
          kept = new ArrayList<>();
        }
        kept.add(channel);
      }
      if (channel.undelivered() != null) {
        if (told == null) {
          told = new ArrayList<>();
        }
        told.add(channel);
      }
      if (port) {
        if (ports == null) {
          ports = Collections.newSetFromMap(new WeakHashMap<>());
        }
        ports.add(channel);
      }
    } finally {
      lock.unlock();
    }
  }

  /** All of them, in the order in which they were made. */
  List<AbstractChannel<?>> list() {
    lock.lock();
    try {
      return sorted(channels);
    } finally {
      lock.unlock();
    }
  }

  private static List<AbstractChannel<?>> sorted(@Nullable Set<AbstractChannel<?>> set) {
    if (set == null) {
      return List.of();
    }
    List<AbstractChannel<?>> list = new ArrayList<>(set);
    list.sort(Comparator.comparingLong(channel -> channel.id));
    return list;
  }

  /** Ends every operation that is blocked on one of them, because the group is cancelled. */
  void cancelWaiters() {
    List<AbstractChannel<?>> all;
    lock.lock();
    try {
      all = channels == null ? List.of() : new ArrayList<>(channels);
    } finally {
      lock.unlock();
    }
    for (AbstractChannel<?> channel : all) {
      channel.cancelWaiters();
    }
  }

  /**
   * Drops what is left in the channels that somebody is told of the dropped values of.
   *
   * @param failed told of what that somebody throws
   */
  void drop(Consumer<Throwable> failed) {
    List<AbstractChannel<?>> full;
    lock.lock();
    try {
      full = told == null ? List.of() : List.copyOf(told);
      told = null;
    } finally {
      lock.unlock();
    }
    for (AbstractChannel<?> channel : full) {
      try {
        channel.abandon();
      } catch (Throwable e) {
        failed.accept(e);
      }
    }
  }

  /**
   * Ends the ports when the group has ended normally, so that nobody outside waits for ever. What a
   * member has closed keeps its values for the receivers outside.
   */
  void endPorts() {
    List<AbstractChannel<?>> open;
    lock.lock();
    try {
      open = sorted(ports);
    } finally {
      lock.unlock();
    }
    for (AbstractChannel<?> port : open) {
      if (!isClosed(port)) {
        port.abandon();
      }
    }
  }

  private static boolean isClosed(AbstractChannel<?> channel) {
    channel.lock();
    try {
      return channel.over == ChannelCore.CLOSED_BY_SENDER;
    } finally {
      channel.unlock();
    }
  }
}
