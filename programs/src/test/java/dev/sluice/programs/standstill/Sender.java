package dev.sluice.programs.standstill;

import dev.sluice.Select;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sends to one channel, or by a select to several. */
final class Sender extends Worker {
  /** The operations by which it sends. */
  enum Style {
    SEND,
    TRY,
    TIMED,
    SELECT,
    POLL,
    TIMED_POLL;

    /** Whether it may send to two channels: not where it would wait for one of them alone. */
    boolean takesSeveral() {
      return this != SEND && this != TIMED;
    }

    boolean blocks() {
      return this != TRY && this != POLL;
    }
  }

  private static final Duration TIME = Duration.ofNanos(50_000);

  private final Style style;
  private final List<Ledger.Sent> books;
  private final List<Select.SendCase<Long>> cases;
  private final Select select;

  Sender(
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
    this.books = lanes.stream().map(lane -> lane.ledger.sender()).toList();
    this.cases = lanes.stream().map(lane -> Select.send(lane.out, 0L)).toList();
    this.select = Select.of(cases.toArray(Select.Case[]::new));
  }

  @Override
  boolean step() throws InterruptedException {
    if (isOver()) {
      return false;
    }
    int accepted =
        switch (style) {
          case SEND -> send();
          case TRY -> trySend();
          case TIMED -> trySendInTime();
          case SELECT -> select.await().index();
          case POLL -> index(select.poll());
          case TIMED_POLL -> index(select.poll(TIME));
        };
    if (accepted >= 0) {
      books.get(accepted).accepted();
      setValues();
      progressed();
    } else if (!style.blocks() && host.mayBlock()) {
      backOff();
    }
    return true;
  }

  private int send() throws InterruptedException {
    int lane = random.nextInt(lanes.size());
    lanes.get(lane).out.send(books.get(lane).next());
    return lane;
  }

  private int trySend() {
    int lane = random.nextInt(lanes.size());
    return lanes.get(lane).out.trySend(books.get(lane).next()) ? lane : -1;
  }

  private int trySendInTime() throws InterruptedException {
    int lane = random.nextInt(lanes.size());
    return lanes.get(lane).out.trySend(books.get(lane).next(), TIME) ? lane : -1;
  }

  private static int index(Select.@Nullable Case chosen) {
    return chosen == null ? -1 : chosen.index();
  }

  private void setValues() {
    for (int i = 0; i < cases.size(); i++) {
      cases.get(i).value(books.get(i).next());
    }
  }

  @Override
  void run() {
    setValues();
    super.run();
  }
}
