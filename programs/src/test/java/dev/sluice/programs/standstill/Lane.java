package dev.sluice.programs.standstill;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.generated.BorrowedEnds;
import dev.sluice.generated.FeedbackCycle;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One channel of a shape, its two ends as the workers see them, and the book of its values. */
final class Lane {
  private static final int[] CAPACITIES = {0, 1, 2, 8, 64, 1_000};

  final LaneKind kind;
  final int capacity;
  final Ledger ledger = new Ledger();
  final SendChannel<Long> out;

  /** What is received from; null where a function receives. */
  final @Nullable ReceiveChannel<Long> in;

  /** The cycle of this channel, if it is of one. */
  final @Nullable FeedbackCycle cycle;

  /** Whether the receivers leave first, and abandon the channel, instead of its being closed. */
  final boolean abandoned;

  private Lane(
      LaneKind kind,
      int capacity,
      SendChannel<Long> out,
      @Nullable ReceiveChannel<Long> in,
      @Nullable FeedbackCycle cycle,
      boolean abandoned) {
    this.kind = kind;
    this.capacity = capacity;
    this.out = out;
    this.in = in;
    this.cycle = cycle;
    this.abandoned = abandoned;
  }

  /** A channel of a random kind; in a group, if there is one. */
  static Lane random(Random random, @Nullable Group group) {
    int capacity = CAPACITIES[random.nextInt(CAPACITIES.length)];
    boolean abandoned = random.nextInt(6) == 0;
    LaneKind kind = kind(random, group != null);
    return switch (kind) {
      case FUNCTION -> intoFunction();
      case CYCLE -> {
        FeedbackCycle cycle = FeedbackCycle.in(Objects.requireNonNull(group));
        yield of(kind, capacity, cycle.feedback("cycle", capacity), cycle, false, random);
      }
      case LATEST -> of(kind, 1, Channel.latest(), null, abandoned, random);
      case CONFINED -> {
        Channel<Long> channel = Objects.requireNonNull(group).channel("confined", capacity);
        yield of(kind, capacity, channel, null, abandoned, random);
      }
      case PORT -> {
        Channel<Long> port = Objects.requireNonNull(group).port("port", capacity);
        yield of(kind, capacity, port, null, abandoned, random);
      }
      case ADAPTIVE -> {
        Channel<Long> channel = Objects.requireNonNull(group).channel("adaptive");
        yield of(kind, channel.capacity(), channel, null, abandoned, random);
      }
      case MADE -> of(kind, capacity, Channel.make("made", capacity), null, abandoned, random);
    };
  }

  private static LaneKind kind(Random random, boolean inAGroup) {
    int choice = random.nextInt(8);
    if (choice == 0) {
      return LaneKind.LATEST;
    }
    if (choice == 1) {
      return LaneKind.FUNCTION;
    }
    if (!inAGroup) {
      return LaneKind.MADE;
    }
    return switch (choice) {
      case 2 -> LaneKind.CYCLE;
      case 3 -> LaneKind.PORT;
      case 4 -> LaneKind.CONFINED;
      case 5 -> LaneKind.ADAPTIVE;
      default -> LaneKind.MADE;
    };
  }

  private static Lane intoFunction() {
    Ledger[] ledger = new Ledger[1];
    Lane lane =
        new Lane(
            LaneKind.FUNCTION,
            0,
            SendChannel.into(value -> ledger[0].receivedByFunction(value)),
            null,
            null,
            false);
    ledger[0] = lane.ledger;
    return lane;
  }

  private static Lane of(
      LaneKind kind,
      int capacity,
      Channel<Long> channel,
      @Nullable FeedbackCycle cycle,
      boolean abandoned,
      Random random) {
    SendChannel<Long> out = random.nextBoolean() ? channel.sendOnly() : channel;
    ReceiveChannel<Long> in = random.nextBoolean() ? channel.receiveOnly() : channel;
    // The cycle closes its channel, so its ends may be lent.
    if (cycle != null && random.nextInt(4) == 0) {
      out = BorrowedEnds.sender(out);
    }
    return new Lane(kind, capacity, out, in, cycle, abandoned);
  }

  /** Whether the shape closes this channel when its senders have ended. */
  boolean isClosedByShape() {
    return cycle == null && !abandoned;
  }

  boolean isExact() {
    return kind.exact && !abandoned;
  }

  @Override
  public String toString() {
    return kind + " of " + capacity + (abandoned ? ", abandoned" : "");
  }
}
