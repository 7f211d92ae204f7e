package dev.sluice.proof.stories;

import dev.sluice.Received;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that may become of a story. Tries every order of the steps, each of which is done at
 * once on the sequential channels of {@link World}: what a run of the story leads to has to be
 * explained by one of these orders.
 */
public final class Outcomes {
  static final String SENT = "sent";
  static final String NOT_READY = "not ready";
  static final String DONE = "done";
  static final String END = "end";
  static final String CLOSED = "closed";
  static final String ABANDONED = "abandoned";
  static final String FAILED = "failed";
  static final String INTERRUPTED = "interrupted";

  /** Said last by a thread that ends with its interrupt status set, and not set. */
  static final String PENDING = "pending";

  static final String CALM = "calm";

  private final Set<String> possible = new TreeSet<>();
  private boolean hangs;

  private Outcomes() {}

  /** Tries all orders of the steps of a story. */
  public static Outcomes of(Story story) {
    Outcomes outcomes = new Outcomes();
    Set<String> seen = new HashSet<>();
    Deque<World> open = new ArrayDeque<>();
    open.add(new World(story));
    while (!open.isEmpty()) {
      World world = open.pop();
      List<World> next = world.successors();
      if (next.isEmpty()) {
        if (world.isOver()) {
          outcomes.possible.add(world.outcome());
        } else {
          outcomes.hangs = true;
        }
      }
      for (World one : next) {
        if (seen.add(one.toString())) {
          open.push(one);
        }
      }
    }
    return outcomes;
  }

  /** The outcomes, each as {@link Telling#outcome} has it. */
  public Set<String> possible() {
    return possible;
  }

  /** Whether some order of the steps leads to a state in which somebody waits for ever. */
  public boolean mayHang() {
    return hangs;
  }

  static String received(Received<Integer> received) {
    return received.ok() ? String.valueOf(received.value()) : END;
  }

  static String chosen(int index, String result) {
    return index + ":" + result;
  }

  static String text(List<List<String>> results, List<List<Integer>> left) {
    return results + " left " + left;
  }
}
