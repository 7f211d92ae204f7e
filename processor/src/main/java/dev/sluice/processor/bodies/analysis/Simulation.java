package dev.sluice.processor.bodies.analysis;

import dev.sluice.processor.bodies.analysis.StraightCode.Goroutine;
import dev.sluice.processor.bodies.analysis.StraightCode.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs {@link StraightCode} in every order in which its goroutines could run. A deadlock is certain
 * if each of them ends with the block waiting and nobody able to move.
 */
public final class Simulation {
  private static final int MAX_STATES = 20_000;

  private final StraightCode code;
  private final List<Goroutine> goroutines;
  private final List<Integer> capacities;
  private final Map<Integer, Set<Integer>> children = new HashMap<>();
  private final Set<Situation> seen = new HashSet<>();
  private final Deque<Situation> open = new ArrayDeque<>();

  private Simulation(StraightCode code) {
    this.code = code;
    this.goroutines = code.goroutines();
    this.capacities = code.capacities();
    for (int i = 0; i < goroutines.size(); i++) {
      for (Step step : goroutines.get(i).steps()) {
        if (step.action() == StraightCode.Action.START) {
          children.computeIfAbsent(i, key -> new HashSet<>()).add(step.object());
        }
      }
    }
  }

  /** Where each goroutine is; a step that it has not begun counts from 0, and -1 is not started. */
  private record Situation(List<Integer> places, List<Integer> counts, Set<Integer> closed) {
    Situation at(int goroutine, int place) {
      return new Situation(with(places, goroutine, place), counts, closed);
    }

    Situation count(int object, int count) {
      return new Situation(places, with(counts, object, count), closed);
    }

    Situation close(int channel) {
      Set<Integer> more = new HashSet<>(closed);
      more.add(channel);
      return new Situation(places, counts, Set.copyOf(more));
    }

    private static List<Integer> with(List<Integer> list, int position, int value) {
      List<Integer> changed = new ArrayList<>(list);
      changed.set(position, value);
      return List.copyOf(changed);
    }
  }

  /** Who waits where when nobody can move, or null if that is not certain. */
  public static @Nullable Map<Goroutine, Step> deadlock(StraightCode code) {
    return new Simulation(code).run();
  }

  private @Nullable Map<Goroutine, Step> run() {
    List<Integer> places = new ArrayList<>(Collections.nCopies(goroutines.size(), -1));
    places.set(0, 0);
    visit(
        new Situation(List.copyOf(places), Collections.nCopies(code.names().size(), 0), Set.of()));
    Situation stuck = null;
    while (!open.isEmpty()) {
      Situation situation = open.remove();
      if (hasEnded(situation, 0) || seen.size() > MAX_STATES) {
        return null;
      }
      boolean moves = false;
      for (int i = 0; i < goroutines.size(); i++) {
        Step step = step(situation, i);
        if (step != null) {
          Boolean moved = move(situation, i, step);
          if (moved == null) {
            return null;
          }
          moves |= moved;
        }
      }
      if (!moves && stuck == null) {
        stuck = situation;
      }
    }
    return stuck == null ? null : waiting(stuck);
  }

  private void visit(Situation situation) {
    if (seen.add(situation)) {
      open.add(situation);
    }
  }

  private boolean hasEnded(Situation situation, int goroutine) {
    return situation.places().get(goroutine) >= goroutines.get(goroutine).steps().size();
  }

  private @Nullable Step step(Situation situation, int goroutine) {
    int place = situation.places().get(goroutine);
    return place < 0 || hasEnded(situation, goroutine)
        ? null
        : goroutines.get(goroutine).steps().get(place);
  }

  /** Makes a step if it can be made; null where what follows is not known. */
  private @Nullable Boolean move(Situation now, int goroutine, Step step) {
    int object = step.object();
    Situation next = now.at(goroutine, now.places().get(goroutine) + 1);
    switch (step.action()) {
      case SEND -> {
        boolean refused = isClosed(now, object) || haveEnded(now, code.ends(object).receivers());
        return refused ? null : send(now, next, object);
      }
      case RECEIVE, RANGE -> {
        boolean range = step.action() == StraightCode.Action.RANGE;
        int buffered = now.counts().get(object);
        if (buffered > 0) {
          visit((range ? now : next).count(object, buffered - 1));
          return true;
        }
        if (isClosed(now, object)) {
          if (!range) {
            return null; // what is done with the null is not known
          }
          visit(next);
          return true;
        }
        return false; // a sender that waits makes the move for both
      }
      case CLOSE -> {
        if (isClosed(now, object) || !code.ends(object).senders().isEmpty()) {
          return null;
        }
        visit(next.close(object));
      }
      case START -> visit(next.at(object, 0));
      case ADD -> {
        int count = now.counts().get(object) + step.amount();
        if (count < 0) {
          return null;
        }
        visit(next.count(object, count));
      }
      case AWAIT -> {
        if (now.counts().get(object) > 0) {
          return false;
        }
        visit(next);
      }
      case CHILDREN -> {
        for (int child : children.getOrDefault(goroutine, Set.of())) {
          if (!hasEnded(now, child)) {
            return false;
          }
        }
        visit(next);
      }
      case JOIN -> {
        for (int i = 1; i < goroutines.size(); i++) {
          if (i != goroutine && now.places().get(i) >= 0 && !hasEnded(now, i)) {
            return false;
          }
        }
        visit(next);
      }
      case CANCEL -> {
        return null;
      }
    }
    return true;
  }

  private boolean isClosed(Situation now, int channel) {
    return now.closed().contains(channel) || haveEnded(now, code.ends(channel).senders());
  }

  /** Whether there are such goroutines, and each of them has ended. */
  private boolean haveEnded(Situation now, Set<Integer> some) {
    return !some.isEmpty() && some.stream().allMatch(each -> hasEnded(now, each));
  }

  private boolean send(Situation now, Situation next, int channel) {
    int buffered = now.counts().get(channel);
    if (buffered < capacities.get(channel)) {
      visit(next.count(channel, buffered + 1));
      return true;
    }
    boolean met = false;
    for (int i = 0; i < goroutines.size() && buffered == 0; i++) {
      Step step = step(now, i);
      if (step != null && step.object() == channel) {
        if (step.action() == StraightCode.Action.RECEIVE) {
          visit(next.at(i, now.places().get(i) + 1));
          met = true;
        } else if (step.action() == StraightCode.Action.RANGE) {
          visit(next);
          met = true;
        }
      }
    }
    return met;
  }

  private Map<Goroutine, Step> waiting(Situation stuck) {
    Map<Goroutine, Step> waiting = new LinkedHashMap<>();
    for (int i = 0; i < goroutines.size(); i++) {
      Step step = step(stuck, i);
      if (step != null) {
        waiting.put(goroutines.get(i), step);
      }
    }
    return waiting;
  }
}
