package dev.sluice.programs.standstill;

import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import dev.sluice.Select;
import dev.sluice.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Receives from one channel, or by a select from several, until all are closed. */
final class Receiver extends Worker {
  /** The operations by which it receives: those of one channel, and those of any number. */
  enum Style {
    RECEIVE,
    TRY,
    TIMED,
    /** Several at once. */
    BATCH,
    /** Several at once, those that come within a time included. */
    TIMED_BATCH,
    SELECT,
    /** A select with a timer beside the channels, as a time-out is written. */
    SELECT_OR_TIMER,
    POLL,
    TIMED_POLL;

    /** Whether it may receive from two channels. */
    boolean takesSeveral() {
      return switch (this) {
        case RECEIVE, TIMED, BATCH, TIMED_BATCH -> false;
        case TRY, SELECT, SELECT_OR_TIMER, POLL, TIMED_POLL -> true;
      };
    }

    boolean blocks() {
      return this != TRY && this != POLL;
    }
  }

  private static final int MOST_AT_ONCE = 100;
  private static final Duration TIME_OUT = Duration.ofNanos(100_000);

  private final Style style;
  private final List<ReceiveChannel<Long>> open;
  private final List<Ledger.Got> books;
  private final List<Select.ReceiveCase<Long>> cases;
  private final Select.ReceiveCase<Instant> timeOut = Select.receive(null);
  private final Select select;

  Receiver(
      String name,
      Shape shape,
      Host host,
      Pause pause,
      int longestBurst,
      Random random,
      Style style,
      List<Lane> lanes) {
    super(name + " " + style, shape, host, pause, longestBurst, random, lanes);
    this.style = style;
    this.open = new ArrayList<>();
    lanes.forEach(lane -> open.add(Objects.requireNonNull(lane.in)));
    this.books = new ArrayList<>(lanes.stream().map(lane -> lane.ledger.receiver()).toList());
    this.cases = open.stream().map(Select::receive).toList();
    List<Select.Case> all = new ArrayList<>(cases);
    all.add(timeOut);
    this.select = Select.of(all.toArray(Select.Case[]::new));
  }

  @Override
  boolean step() throws InterruptedException {
    if (isOver() && lanes.stream().allMatch(lane -> lane.abandoned)) {
      return false;
    }
    return switch (style) {
      case RECEIVE -> receive();
      case TRY -> tryReceive();
      case TIMED -> receiveInTime();
      case BATCH -> gotAll(open.getFirst().receiveUpTo(1 + random.nextInt(MOST_AT_ONCE)));
      case TIMED_BATCH ->
          gotAll(open.getFirst().receiveUpTo(1 + random.nextInt(MOST_AT_ONCE), TIME_OUT));
      case SELECT -> chosen(select.await());
      case SELECT_OR_TIMER -> {
        timeOut.channel(Timer.after(TIME_OUT));
        yield chosen(select.await());
      }
      case POLL -> polled(select.poll());
      case TIMED_POLL -> polled(select.poll(TIME_OUT));
    };
  }

  private boolean receiveInTime() throws InterruptedException {
    Optional<Received<Long>> next = open.getFirst().tryReceive(TIME_OUT);
    if (next.isEmpty()) {
      return true;
    }
    return next.get().ok() && got(books.getFirst(), next.get().value());
  }

  private boolean gotAll(List<Long> values) {
    values.forEach(value -> got(books.getFirst(), value));
    return !values.isEmpty();
  }

  private boolean receive() throws InterruptedException {
    Received<Long> next = open.getFirst().receiveOk();
    return next.ok() && got(books.getFirst(), next.value());
  }

  private boolean tryReceive() throws InterruptedException {
    int lane = random.nextInt(open.size());
    Optional<Received<Long>> next = open.get(lane).tryReceive();
    if (next.isEmpty()) {
      return nothing();
    }
    if (next.get().ok()) {
      return got(books.get(lane), next.get().value());
    }
    open.remove(lane);
    books.remove(lane);
    return !open.isEmpty();
  }

  private boolean polled(Select.@Nullable Case chosen) throws InterruptedException {
    return chosen == null ? nothing() : chosen(chosen);
  }

  private boolean chosen(Select.Case chosen) {
    if (chosen == timeOut) {
      return true;
    }
    Select.ReceiveCase<Long> received = cases.get(chosen.index());
    if (received.ok()) {
      return got(books.get(chosen.index()), received.value());
    }
    received.channel(null);
    open.removeLast();
    return !open.isEmpty();
  }

  private boolean got(Ledger.Got book, Long value) {
    book.add(value);
    progressed();
    return true;
  }

  private boolean nothing() throws InterruptedException {
    if (!style.blocks() && host.mayBlock()) {
      backOff();
    }
    return true;
  }
}
