package dev.sluice.conformance;

import dev.sluice.Channel;
import dev.sluice.Group;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that run once for each kind of channel, on channels that they make by these methods. Where
 * the kind belongs to a group, the test runs as a goroutine of one, and everything that it starts
 * is a member: so no standstill of it may be taken for a deadlock.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("kinds")
@ExtendWith(InAGroup.class)
@SuppressWarnings("NullAway.Init") // set before the test runs
abstract class OfEveryKind {
  /** Some kinds instead of all, where something else is done with the tests as well. */
  private static final String KINDS = System.getProperty("sluice.kinds", "");

  /** What part of what is done often is done: half of it for 2. */
  private static final int SHARE = Integer.getInteger("sluice.share", 1);

  /** The kind of channel that this run is about. */
  @Parameter Kind kind;

  /** Makes the channels of this run; set by {@link InAGroup}. */
  Maker maker;

  static Stream<Kind> kinds() {
    return KINDS.isEmpty()
        ? Stream.of(Kind.values())
        : Stream.of(KINDS.split(",")).map(Kind::valueOf);
  }

  /** Makes an unbuffered channel of the kind. */
  final <T> Channel<T> make() {
    return maker.make();
  }

  /** Makes a channel of the kind with room for so many values. */
  final <T> Channel<T> make(int capacity) {
    return maker.make(capacity);
  }

  /** Makes channels of the kind that belong to another group than the test, if to any. */
  final Maker in(Group group) {
    return Maker.in(group, kind);
  }

  /**
   * Makes channels whose state at one instant a run of a pipeline tells: those of its group. Where
   * the kind belongs to none, they are plain ones of that group.
   */
  final Maker inRun(Group group) {
    return Maker.in(group, kind.inAGroup ? kind : Kind.CONFINED);
  }

  /**
   * How often to do something: as often as it says for one kind, and a quarter of that for each of
   * the others, which have all but a few lines of code in common with it.
   */
  final int times(int full) {
    return part(kind == Kind.MADE ? full : full / 4);
  }

  /** How often to do something: as often as it says, unless it is done as a part. */
  static int part(int full) {
    return Math.max(1, full / SHARE);
  }
}
