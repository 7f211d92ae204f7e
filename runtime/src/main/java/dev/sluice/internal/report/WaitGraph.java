package dev.sluice.internal.report;

import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.GoroutineRegistry;
import dev.sluice.internal.channel.WaitTarget;
import dev.sluice.internal.group.GoroutineTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Who waits for whom among goroutines that are all blocked.
 *
 * <p>Who could complete an operation is known best from the past: who did the counterpart last. Who
 * never met a partner waits for those whose task {@linkplain CapturedChannels holds} the other side
 * of the channel. What cannot be told that way is not guessed.
 *
 * <p>Many may wait for something that many hold, so the graph has nodes of two kinds: a goroutine
 * leads to what it waits on, and that leads to those who hold it. It has as many edges as there are
 * waits and holdings, and each is followed once.
 */
final class WaitGraph {
  private final List<Thread> threads;

  /**
   * Where each node leads to: first the goroutines, in the order of their ids, then what they wait
   * on.
   */
  private final int[][] next;

  /** The nodes that no way leads from into a cycle, each behind all that it leads to. */
  private final List<Integer> finished = new ArrayList<>();

  /**
   * The graph of some goroutines.
   *
   * @param operations what each is blocked in
   * @param threads the goroutines by their ids
   */
  WaitGraph(List<Thread> threads, List<BlockedOperation> operations) {
    this.threads = threads;
    Map<Long, Integer> indexes = new HashMap<>();
    Map<WaitTarget, Integer> targets = new HashMap<>();
    List<List<Integer>> waiting = new ArrayList<>();
    for (int i = 0; i < threads.size(); i++) {
      indexes.put(threads.get(i).threadId(), i);
      for (WaitTarget awaited : operations.get(i).awaited()) {
        int target = targets.computeIfAbsent(awaited, none -> targets.size());
        if (target == waiting.size()) {
          waiting.add(new ArrayList<>());
        }
        waiting.get(target).add(i);
      }
    }
    next = new int[threads.size() + targets.size()][];
    for (int i = 0; i < threads.size(); i++) {
      next[i] = partners(i, operations.get(i), indexes);
      if (next[i].length == 0) {
        next[i] =
            operations.get(i).awaited().stream()
                .mapToInt(awaited -> threads.size() + targets.getOrDefault(awaited, 0))
                .distinct()
                .toArray();
      }
    }
    List<List<Integer>> holding = holding(targets);
    for (int target = 0; target < targets.size(); target++) {
      Set<Integer> waitingHere = new HashSet<>(waiting.get(target));
      next[threads.size() + target] = completers(holding.get(target), waitingHere, operations);
    }
  }

  private static int[] partners(int self, BlockedOperation operation, Map<Long, Integer> indexes) {
    TreeSet<Integer> partners = new TreeSet<>();
    for (long id : operation.partnerIds()) {
      Integer partner = indexes.get(id);
      if (partner != null && partner != self) {
        partners.add(partner);
      }
    }
    return partners.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Who holds the other side of each target. */
  private List<List<Integer>> holding(Map<WaitTarget, Integer> targets) {
    List<List<Integer>> holding = new ArrayList<>();
    targets.forEach((awaited, target) -> holding.add(new ArrayList<>()));
    CapturedChannels holdings = new CapturedChannels();
    for (int i = 0; i < threads.size(); i++) {
      if (GoroutineRegistry.goroutineOf(threads.get(i)) instanceof GoroutineTask routine) {
        for (WaitTarget held : holdings.of(routine)) {
          Integer target = targets.get(held);
          if (target != null) {
            holding.get(target).add(i);
          }
        }
      }
    }
    return holding;
  }

  /** Those who hold the other side of a target, and do not wait on the same side themselves. */
  private static int[] completers(
      List<Integer> holding, Set<Integer> waiting, List<BlockedOperation> operations) {
    int[] others = holding.stream().filter(i -> !waiting.contains(i)).mapToInt(i -> i).toArray();
    // Who waits for goroutines to end may hold a channel for them only.
    int[] own = IntStream.of(others).filter(i -> !operations.get(i).waitsForOthers()).toArray();
    return own.length == 0 ? others : own;
  }

  /**
   * The first cycle, each of whose goroutines waits for the next one, and the last for the first.
   *
   * @return the cycle; empty if there is none
   */
  List<Thread> cycle() {
    int[] places = new int[next.length]; // on the way, from 1; -1 for those that are finished
    int[] choices = new int[next.length]; // how many of its ways each node has been left by
    for (int start = 0; start < threads.size(); start++) {
      List<Integer> cycle = cycle(start, places, choices);
      if (!cycle.isEmpty()) {
        return named(cycle);
      }
    }
    return List.of();
  }

  /** Follows all ways from a node, depth first and without recursion: there may be many. */
  private List<Integer> cycle(int start, int[] places, int[] choices) {
    List<Integer> way = new ArrayList<>();
    int node = start;
    while (node >= 0) {
      if (places[node] > 0) {
        return way.subList(places[node] - 1, way.size());
      }
      if (places[node] == 0) {
        way.add(node);
        places[node] = way.size();
      }
      node = -1;
      while (node < 0 && !way.isEmpty()) {
        int last = way.getLast();
        if (choices[last] < next[last].length) {
          node = next[last][choices[last]++];
        } else {
          way.removeLast();
          places[last] = -1;
          finished.add(last);
        }
      }
    }
    return List.of();
  }

  /** The longest way; to be asked when there is no cycle. */
  List<Thread> longestWay() {
    int[] lengths = new int[next.length];
    int[] followers = new int[next.length];
    Arrays.fill(followers, -1);
    int longest = -1;
    for (int node : finished) {
      for (int follower : next[node]) {
        if (followers[node] < 0 || lengths[follower] > lengths[followers[node]]) {
          followers[node] = follower;
        }
      }
      int rest = followers[node] < 0 ? 0 : lengths[followers[node]];
      boolean goroutine = node < threads.size();
      lengths[node] = goroutine ? rest + 1 : rest;
      if (goroutine && (longest < 0 || lengths[node] > lengths[longest])) {
        longest = node;
      }
    }
    List<Integer> way = new ArrayList<>();
    for (int node = longest; node >= 0; node = followers[node]) {
      way.add(node);
    }
    return named(way);
  }

  private List<Thread> named(List<Integer> nodes) {
    return nodes.stream().filter(node -> node < threads.size()).map(threads::get).toList();
  }
}
