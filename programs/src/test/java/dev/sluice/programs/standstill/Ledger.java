package dev.sluice.programs.standstill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Who has sent what to a channel, and who has received it. */
final class Ledger {
  private static final int SENDER_SHIFT = 40;

  /**
   * What one sender has sent: the values from 0 on, without gaps, since it tries each until sent.
   */
  static final class Sent {
    private final long first;
    private long accepted;

    private Sent(int sender) {
      this.first = (long) sender << SENDER_SHIFT;
    }

    /** The value to be sent next; the same again as long as it is not accepted. */
    long next() {
      return first + accepted;
    }

    void accepted() {
      accepted++;
    }
  }

  /** What one receiver has received, in order. */
  static final class Got {
    private long[] values = new long[1_000];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }
  }

  private final List<Sent> senders = new ArrayList<>();
  private final List<Got> receivers = new ArrayList<>();
  private final ConcurrentLinkedQueue<Long> byFunction = new ConcurrentLinkedQueue<>();

  Sent sender() {
    Sent sent = new Sent(senders.size());
    senders.add(sent);
    return sent;
  }

  Got receiver() {
    Got got = new Got();
    receivers.add(got);
    return got;
  }

  /** Where a function receives, many senders may run it at once. */
  void receivedByFunction(long value) {
    byFunction.add(value);
  }

  /**
   * Checks the books when all have ended: nothing is received twice or without having been sent,
   * each receiver gets the values of each sender in order, and, if exact, nothing is lost.
   *
   * @return what is wrong, without any line where all is well
   */
  List<String> check(boolean exact) {
    Got function = receiver();
    byFunction.forEach(function::add);
    List<String> wrong = new ArrayList<>();
    int[][] times = new int[senders.size()][];
    for (int i = 0; i < times.length; i++) {
      times[i] = new int[Math.toIntExact(senders.get(i).accepted)];
    }
    for (Got got : receivers) {
      check(got, times, wrong);
    }
    for (int sender = 0; sender < times.length; sender++) {
      for (int i = 0; i < times[sender].length; i++) {
        if (times[sender][i] > 1 || (exact && times[sender][i] == 0)) {
          wrong.add(name(sender, i) + " was received " + times[sender][i] + " times");
        }
      }
    }
    return wrong;
  }

  private static void check(Got got, int[][] times, List<String> wrong) {
    long[] last = new long[times.length];
    Arrays.fill(last, -1);
    for (int i = 0; i < got.size; i++) {
      int sender = (int) (got.values[i] >>> SENDER_SHIFT);
      long value = got.values[i] & ((1L << SENDER_SHIFT) - 1);
      if (value >= times[sender].length) {
        wrong.add(name(sender, value) + " was received, though no send of it has returned");
        continue;
      }
      times[sender][(int) value]++;
      if (value <= last[sender]) {
        wrong.add(name(sender, value) + " was received after " + last[sender]);
      }
      last[sender] = value;
    }
  }

  private static String name(int sender, long value) {
    return "value " + value + " of sender " + sender;
  }

  /** How many values were received. */
  long received() {
    return receivers.stream().mapToLong(got -> got.size).sum();
  }
}
