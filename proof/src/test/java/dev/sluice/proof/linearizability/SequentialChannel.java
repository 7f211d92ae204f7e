package dev.sluice.proof.linearizability;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the operations of {@link Operations} do on a channel that one thread uses. What several
 * threads see has to be what they would see if they took turns here.
 */
public abstract class SequentialChannel {
  /** What a full channel does with one more value. */
  enum Full {
    REFUSES,
    DROPS_OLDEST,
    DROPS_NEWEST
  }

  private final int capacity;
  private final Full full;
  private final Deque<Integer> values = new ArrayDeque<>();
  private String over = "";

  SequentialChannel(int capacity, Full full) {
    this.capacity = capacity;
    this.full = full;
  }

  /** A channel with a buffer for one value. */
  public static final class One extends SequentialChannel {
    public One() {
      super(1, Full.REFUSES);
    }
  }

  /** A channel with a buffer for two values. */
  public static final class Two extends SequentialChannel {
    public Two() {
      super(2, Full.REFUSES);
    }
  }

  /** A channel that drops the oldest of more than two values. */
  public static final class Sliding extends SequentialChannel {
    public Sliding() {
      super(2, Full.DROPS_OLDEST);
    }
  }

  /** A channel that drops what does not fit. */
  public static final class Dropping extends SequentialChannel {
    public Dropping() {
      super(2, Full.DROPS_NEWEST);
    }
  }

  /** See {@link Operations#trySend}. */
  public String trySend(int value) {
    if (!over.isEmpty()) {
      return over.equals(Operations.ABANDONED) ? Operations.ABANDONED : Operations.CLOSED;
    }
    if (values.size() == capacity) {
      switch (full) {
        case REFUSES -> {
          return Operations.NOT_READY;
        }
        case DROPS_OLDEST -> values.remove();
        case DROPS_NEWEST -> {
          return Operations.DONE;
        }
      }
    }
    values.add(value);
    return Operations.DONE;
  }

  /** See {@link Operations#sendInNoTime}. */
  public String sendInNoTime(int value) {
    return trySend(value);
  }

  /** See {@link Operations#selectSend}. */
  public String selectSend(int value) {
    return trySend(value);
  }

  /** See {@link Operations#tryReceive}. */
  public String tryReceive() {
    Integer value = values.poll();
    if (value != null) {
      return value.toString();
    }
    return switch (over) {
      case "" -> Operations.NOT_READY;
      case Operations.FAILED -> Operations.FAILED;
      default -> Operations.END;
    };
  }

  /** See {@link Operations#receiveInNoTime}. */
  public String receiveInNoTime() {
    return tryReceive();
  }

  /** See {@link Operations#selectReceive}. */
  public String selectReceive() {
    return tryReceive();
  }

  /** See {@link Operations#close}. */
  public String close() {
    return end(Operations.CLOSED);
  }

  /** See {@link Operations#fail}. */
  public String fail() {
    return end(Operations.FAILED);
  }

  private String end(String how) {
    switch (over) {
      case "" -> over = how;
      case Operations.ABANDONED -> {}
      default -> {
        return Operations.CLOSED;
      }
    }
    return Operations.DONE;
  }

  /** See {@link Operations#abandon}. */
  public String abandon() {
    over = Operations.ABANDONED;
    values.clear();
    return Operations.DONE;
  }
}
