package dev.sluice.proof.stories;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A few threads that do a few steps each.
 *
 * @param capacities the capacity of each channel
 * @param threads the steps of each thread
 */
public record Story(List<Integer> capacities, List<List<Step>> threads) {
  @Override
  public String toString() {
    return IntStream.range(0, threads.size())
        .mapToObj(i -> "  thread " + i + ": " + threads.get(i))
        .collect(Collectors.joining("\n", "capacities " + capacities + "\n", ""));
  }
}
