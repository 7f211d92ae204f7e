package dev.sluice.programs.standstill;

import dev.sluice.Select;
import java.util.List;
import java.util.Random;

/** Sends to one channel, or by a select to several. */
final class Sender extends Worker {
  /** The operations by which it sends. */
  enum Style {
    SEND,
    TRY,
    SELECT,
    POLL;

    boolean blocks() {
      return this == SEND || this == SELECT;
    }
  }

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
          case SELECT -> select.await().index();
          case POLL -> poll();
        };
    if (accepted >= 0) {
      books.get(accepted).accepted();
      setValues();
      progressed();
    } else if (host.mayBlock()) {
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

  private int poll() {
    Select.Case chosen = select.poll();
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
