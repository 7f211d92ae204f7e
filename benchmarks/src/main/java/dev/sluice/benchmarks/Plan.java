package dev.sluice.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What is measured in each extent. */
final class Plan {
  private static final int ELEMENTS = 100_000;
  private static final int MOST = 1_000_000;

  /** The 300th prime. */
  private static final int PRIMES_300 = 1_987;

  /** How many pairs of goroutines run side by side. */
  static final List<Integer> PAIRS = List.of(1, 10, 100, 1_000, 10_000);

  private Plan() {}

  /** The peers, in the order in which they are measured and shown. */
  static Set<Peer> peers(Extent extent) {
    return extent == Extent.SHORT
        ? EnumSet.of(Peer.SLUICE, Peer.PIPELINE, Peer.FUNCTIONS, Peer.GO)
        : EnumSet.allOf(Peer.class);
  }

  /** The rows. */
  static List<Cell> cells(Extent extent) {
    List<Cell> cells = new ArrayList<>();
    List<Load> loads =
        switch (extent) {
          case SHORT -> essential();
          case TARGETS -> targets();
          case FULL -> everything();
        };
    loads.forEach(load -> cells.add(new Cell(load, Cell.DEFAULT)));
    switch (extent) {
      case SHORT -> {}
      case TARGETS -> cells.addAll(oneCarrier());
      case FULL -> loads.forEach(load -> cells.add(new Cell(load, 1)));
    }
    return cells;
  }

  /** The rows in which two revisions are compared. */
  static List<Cell> compared() {
    List<Cell> cells = new ArrayList<>();
    List<Load> loads = new ArrayList<>(essential());
    loads.add(plain(Workload.EIGHT_BY_EIGHT, 16));
    loads.add(plain(Workload.SELECT, 0));
    loads.add(pairs(1_000));
    loads.add(chain(128));
    loads.add(sieve(0));
    loads.add(plain(Workload.SPAWN, 0));
    loads.forEach(load -> cells.add(new Cell(load, Cell.DEFAULT)));
    cells.addAll(oneCarrier());
    return cells;
  }

  /** The rows with one carrier. */
  static List<Cell> oneCarrier() {
    return List.of(
        new Cell(plain(Workload.HOP, 0), 1),
        new Cell(plain(Workload.HOP, 128), 1),
        new Cell(plain(Workload.PIPE, 128), 1),
        new Cell(plain(Workload.PING_PONG, 0), 1),
        new Cell(plain(Workload.EIGHT_BY_EIGHT, 128), 1),
        new Cell(plain(Workload.SELECT, 128), 1));
  }

  private static List<Load> essential() {
    return List.of(
        plain(Workload.HOP, 0),
        plain(Workload.HOP, 16),
        plain(Workload.HOP, 128),
        plain(Workload.HOP, 1024),
        plain(Workload.PIPE, 128),
        plain(Workload.PING_PONG, 0),
        plain(Workload.EIGHT_BY_EIGHT, 128),
        plain(Workload.SELECT, 128));
  }

  private static List<Load> targets() {
    List<Load> loads = new ArrayList<>(essential());
    loads.add(plain(Workload.PIPE, 16));
    loads.add(plain(Workload.PIPE, 1024));
    loads.add(plain(Workload.EIGHT_BY_EIGHT, 16));
    loads.add(plain(Workload.SELECT, 0));
    PAIRS.forEach(pairs -> loads.add(pairs(pairs)));
    loads.add(chain(128));
    loads.add(sieve(0));
    loads.add(plain(Workload.SPAWN, 0));
    return loads;
  }

  private static List<Load> everything() {
    List<Load> loads = new ArrayList<>();
    for (Workload workload :
        List.of(Workload.HOP, Workload.PIPE, Workload.EIGHT_BY_EIGHT, Workload.SELECT)) {
      for (int capacity : List.of(0, 1, 16, 128, 1024)) {
        loads.add(plain(workload, capacity));
      }
    }
    loads.add(plain(Workload.PING_PONG, 0));
    loads.add(plain(Workload.SPAWN, 0));
    for (int capacity : List.of(0, 128)) {
      loads.add(sieve(capacity));
      loads.add(chain(capacity));
    }
    PAIRS.forEach(pairs -> loads.add(pairs(pairs)));
    return loads;
  }

  static Load plain(Workload workload, int capacity) {
    return new Load(workload, ELEMENTS, 1, capacity);
  }

  static Load sieve(int capacity) {
    return new Load(Workload.SIEVE, PRIMES_300, 1, capacity);
  }

  /**
   * Unbuffered pairs, with so many elements each that starting them hardly counts: a hundred for
   * each pair at least.
   */
  static Load pairs(int pairs) {
    return new Load(Workload.PAIRS, Math.max(ELEMENTS, Math.min(pairs * 1_000, MOST)), pairs, 0);
  }

  static Load chain(int capacity) {
    return new Load(Workload.CHAIN, 500, 1_000, capacity);
  }
}
