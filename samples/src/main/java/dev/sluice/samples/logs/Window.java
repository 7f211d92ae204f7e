package dev.sluice.samples.logs;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * What was read between two ticks.
 *
 * @param number which window it is, from 1 on
 * @param requests how many requests
 * @param errors how many of them were answered with a status of 400 or above
 * @param bytes the bytes of all answers
 * @param garbage how many lines could not be understood
 * @param busiest the path that was asked for most; of several the first, and empty if none was
 */
record Window(int number, long requests, long errors, long bytes, long garbage, String busiest) {
  /** A window that is still open. For one goroutine. */
  static final class Builder {
    private final int number;
    private final Map<String, Integer> paths = new HashMap<>();
    private long requests;
    private long errors;
    private long bytes;
    private long garbage;

    Builder(int number) {
      this.number = number;
    }

    void add(Entry entry) {
      switch (entry) {
        case Entry.Request request -> {
          requests++;
          errors += request.isError() ? 1 : 0;
          bytes += request.bytes();
          paths.merge(request.path(), 1, Integer::sum);
        }
        case Entry.Garbage() -> garbage++;
      }
    }

    boolean isEmpty() {
      return requests + garbage == 0;
    }

    Builder next() {
      return new Builder(number + 1);
    }

    Window close() {
      String busiest =
          paths.entrySet().stream()
              .max(
                  Map.Entry.<String, Integer>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
              .map(Map.Entry::getKey)
              .orElse("");
      return new Window(number, requests, errors, bytes, garbage, busiest);
    }
  }
}
