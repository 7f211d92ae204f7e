package dev.sluice.conformance;

import dev.sluice.Channel;
import java.util.List;

/**
 * The kinds of channel: where a channel comes from, and by which ends it is used. Go's rules hold
 * for each of them.
 *
 * <p>Not among them are channels with rules of their own, which the tests of the runtime are about:
 * those that drop a value when they are full, a sink, which has no receiving side, and the channel
 * of a timer or of an iterator, which has no sending side.
 */
enum Kind {
  /** From {@link Channel#make}, used by threads and goroutines outside any group. */
  MADE(false) {
    @Override
    <T> Channel<T> make(Maker maker, String name, int capacity) {
      return name.isEmpty() ? Channel.make(capacity) : Channel.make(name, capacity);
    }
  },

  /** Used by its two views only. */
  SPLIT(false) {
    @Override
    <T> Channel<T> make(Maker maker, String name, int capacity) {
      return Ends.views(Channel.make(name, capacity));
    }
  },

  /** A channel of a group, confined to its members: what connects the stages of a pipeline. */
  CONFINED(true) {
    @Override
    <T> Channel<T> make(Maker maker, String name, int capacity) {
      return maker.group().channel(name, capacity);
    }
  },

  /** Used by lent ends only: what a pipeline that is a stage of another one is handed. */
  LENT(true) {
    @Override
    <T> Channel<T> make(Maker maker, String name, int capacity) {
      return Ends.lent(maker.group().channel(name, capacity));
    }
  },

  /** Used by the ends of sources and receivers that share a channel, each of which counts. */
  COUNTED(true) {
    @Override
    <T> Channel<T> make(Maker maker, String name, int capacity) {
      return Ends.counted(maker.group(), maker.group().channel(name, capacity));
    }
  },

  /** Between stages of a cycle, which counts its values. */
  CYCLE(true) {
    @Override
    <T> Channel<T> make(Maker maker, String name, int capacity) {
      return maker.cycle().channel(name, capacity);
    }
  },

  /** One channel of each of these kinds after the other, so that a select meets several of them. */
  MIXED(true) {
    private static final List<Kind> PARTS = List.of(MADE, SPLIT, CONFINED, LENT, COUNTED, CYCLE);

    @Override
    <T> Channel<T> make(Maker maker, String name, int capacity) {
      return PARTS.get(maker.count() % PARTS.size()).make(maker, name, capacity);
    }
  };

  /** Whether tests of this kind run in a group, each as a goroutine of it. */
  final boolean inAGroup;

  Kind(boolean inAGroup) {
    this.inAGroup = inAGroup;
  }

  /** Makes a channel of this kind. */
  abstract <T> Channel<T> make(Maker maker, String name, int capacity);
}
