package dev.sluice.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was measured in one run; what is absent was not. */
final class Results {
  private final Map<Cell, Map<Peer, List<Double>>> times = new LinkedHashMap<>();
  private final Map<Integer, Map<Peer, Latency>> latencies = new TreeMap<>();
  private final Map<Peer, Footprint> footprints = new EnumMap<>(Peer.class);
  private final Map<CompileTime.Kind, Map<Integer, Map<String, Measurement>>> compilations =
      new EnumMap<>(CompileTime.Kind.class);
  private final Map<String, Double> weights = new LinkedHashMap<>();
  private final List<String> omissions = new ArrayList<>();
  private @Nullable Double selectBytes;

  /** Adds nanoseconds for each operation to those of earlier rounds. */
  void time(Cell cell, Peer peer, List<Double> nanoseconds) {
    times
        .computeIfAbsent(cell, _ -> new EnumMap<>(Peer.class))
        .computeIfAbsent(peer, _ -> new ArrayList<>())
        .addAll(nanoseconds);
  }

  void latency(int stages, Peer peer, Latency latency) {
    latencies.computeIfAbsent(stages, _ -> new EnumMap<>(Peer.class)).put(peer, latency);
  }

  void footprint(Peer peer, Footprint footprint) {
    footprints.put(peer, footprint);
  }

  /** Adds bytes of Sluice's own things, by name. */
  void weights(Map<String, Double> bytes) {
    weights.putAll(bytes);
  }

  void selectBytes(double bytes) {
    selectBytes = bytes;
  }

  void compilation(CompileTime.Kind kind, int count, Map<String, Measurement> seconds) {
    compilations.computeIfAbsent(kind, _ -> new TreeMap<>()).put(count, seconds);
  }

  /** Notes what was not measured, and why. */
  void omission(String text) {
    omissions.add(text);
  }

  /** Nanoseconds for each operation, by row and peer. */
  Map<Cell, Map<Peer, Measurement>> times() {
    Map<Cell, Map<Peer, Measurement>> measurements = new LinkedHashMap<>();
    times.forEach(
        (cell, peers) -> {
          Map<Peer, Measurement> row = new EnumMap<>(Peer.class);
          peers.forEach((peer, values) -> row.put(peer, Measurement.of(values)));
          measurements.put(cell, row);
        });
    return measurements;
  }

  /** Nanoseconds for each operation. */
  Optional<Measurement> time(Cell cell, Peer peer) {
    return Optional.ofNullable(times.getOrDefault(cell, Map.of()).get(peer)).map(Measurement::of);
  }

  /** By the number of stages that a value goes through, and by peer. */
  Map<Integer, Map<Peer, Latency>> latencies() {
    return latencies;
  }

  Map<Peer, Footprint> footprints() {
    return footprints;
  }

  /** Bytes of Sluice's own things, by name. */
  Map<String, Double> weights() {
    return weights;
  }

  /** Bytes that a select with a ready case allocates. */
  Optional<Double> selectBytes() {
    return Optional.ofNullable(selectBytes);
  }

  /** Seconds by what was compiled, by count, by variant. */
  Map<CompileTime.Kind, Map<Integer, Map<String, Measurement>>> compilations() {
    return compilations;
  }

  List<String> omissions() {
    return omissions;
  }
}
