package dev.sluice.conformance;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Task;
import dev.sluice.generated.FeedbackCycle;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes the channels of a kind that a test is about, in a group or outside any. */
final class Maker {
  private final Kind kind;
  private final @Nullable Group group;
  private final @Nullable FeedbackCycle cycle;
  private final AtomicInteger made = new AtomicInteger();

  private Maker(Kind kind, @Nullable Group group) {
    this.kind = kind;
    this.group = group;
    this.cycle = group == null ? null : FeedbackCycle.in(group);
  }

  /** Makes channels outside any group. */
  static Maker outside(Kind kind) {
    return new Maker(kind, null);
  }

  /** Makes channels in a group, those that belong to no group excepted. */
  static Maker in(Group group, Kind kind) {
    return new Maker(kind, group);
  }

  /** Makes an unbuffered channel. */
  <T> Channel<T> make() {
    return make(0);
  }

  /** Makes a channel with room for so many values. */
  <T> Channel<T> make(int capacity) {
    return make("", capacity);
  }

  /** Makes a channel with this name and room for so many values. */
  <T> Channel<T> make(String name, int capacity) {
    return kind.make(this, name, capacity);
  }

  /** Makes a task a stage of the cycle that channels are made in. */
  Task stage(Task task) {
    return cycle().counted(task);
  }

  // What the kinds ask.

  Group group() {
    return Objects.requireNonNull(group);
  }

  FeedbackCycle cycle() {
    return Objects.requireNonNull(cycle);
  }

  /** How many channels came before this one. */
  int count() {
    return made.getAndIncrement();
  }
}
