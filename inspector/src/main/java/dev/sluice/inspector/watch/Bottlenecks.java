package dev.sluice.inspector.watch;

import dev.sluice.inspector.picture.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the stages that hold up the others: work piles up before them, and what comes after them is
 * idle. In two samples one after the other, because one may have met a burst.
 */
final class Bottlenecks {
  private Bottlenecks() {}

  /**
   * The names of the bottlenecks. Stages that share a goroutine hold the others up together.
   *
   * @param before the sample before
   * @param now the sample now, which has no bottlenecks yet
   */
  static List<String> of(RunSample before, RunSample now) {
    Map<String, List<Node>> goroutines =
        now.picture().nodes().stream()
            .filter(node -> node.kind() == Node.Kind.STAGE)
            .collect(Collectors.groupingBy(node -> goroutine(now, node)));
    Set<String> bottlenecks = new LinkedHashSet<>();
    for (List<Node> together : goroutines.values()) {
      Set<String> names = together.stream().map(Node::name).collect(Collectors.toSet());
      if (holdUp(names, before) && holdUp(names, now)) {
        bottlenecks.addAll(names);
      }
    }
    // In the order of the picture.
    return now.picture().nodes().stream()
        .map(Node::name)
        .filter(bottlenecks::contains)
        .distinct()
        .toList();
  }

  /** What stands for the goroutine of a node: its frame if that is one of fused stages. */
  private static String goroutine(RunSample sample, Node node) {
    return sample.picture().frames().stream()
        .filter(frame -> frame.fused() && frame.id().equals(node.frame()))
        .map(frame -> frame.id())
        .findFirst()
        .orElse(node.id());
  }

  private static boolean holdUp(Set<String> stages, RunSample sample) {
    List<ChannelSample> inputs =
        sample.channels().stream()
            .filter(it -> it.to().stream().anyMatch(stages::contains))
            .filter(it -> it.from().stream().noneMatch(stages::contains))
            .toList();
    List<ChannelSample> outputs =
        sample.channels().stream()
            .filter(it -> it.from().stream().anyMatch(stages::contains))
            .filter(it -> it.to().stream().noneMatch(stages::contains))
            .toList();
    return inputs.stream().anyMatch(ChannelSample::isPressed)
        && outputs.stream().allMatch(ChannelSample::isSlack);
  }
}
