package dev.sluice.inspector.picture;

import dev.sluice.Topology;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What of a run is drawn.
 *
 * @param nodes the boxes
 * @param frames what is drawn around them, the outer ones first
 * @param edges the arrows
 * @param stages the id of the node for each name of a stage, as the runtime reports it: of the runs
 *     of a nested pipeline each has names of its own
 * @param channels the name of the channel in {@code edges} for each name that the runtime reports
 */
public record Picture(
    List<Node> nodes,
    List<Frame> frames,
    List<Edge> edges,
    Map<String, String> stages,
    Map<String, String> channels) {
  /** Nothing is known yet. */
  public static final Picture EMPTY =
      new Picture(List.of(), List.of(), List.of(), Map.of(), Map.of());

  /**
   * Draws a pipeline.
   *
   * @param topology how it is wired
   * @param seen whether the runtime has reported a channel of a name; what it never reports is a
   *     call within a goroutine
   * @return the picture
   */
  public static Picture of(Topology topology, Predicate<String> seen) {
    return PipelinePicture.of(topology, seen);
  }

  /**
   * Draws a group that is not one of a pipeline: its goroutines, and its channels between those
   * that were seen to use them.
   *
   * @param goroutines the names of the goroutines, each once
   * @param senders for each channel those that were seen to send
   * @param receivers for each channel those that were seen to receive
   * @return the picture
   */
  public static Picture of(
      Collection<String> goroutines,
      Map<String, ? extends Collection<String>> senders,
      Map<String, ? extends Collection<String>> receivers) {
    return GroupPicture.of(goroutines, senders, receivers);
  }

  /**
   * The names of the nodes that send to each channel, or receive from it.
   *
   * @param sending which of them
   * @return the names by the names of the channels in {@code edges}
   */
  public Map<String, List<String>> ends(boolean sending) {
    Map<String, Node> byId = new HashMap<>();
    nodes.forEach(node -> byId.put(node.id(), node));
    Map<String, Set<String>> names = new HashMap<>();
    for (Edge edge : edges) {
      Node node = byId.get(sending ? edge.from() : edge.to());
      if (node != null && node.kind() != Node.Kind.CHANNEL) {
        names.computeIfAbsent(edge.channel(), none -> new LinkedHashSet<>()).add(node.name());
      }
    }
    Map<String, List<String>> ends = new HashMap<>();
    names.forEach((channel, all) -> ends.put(channel, List.copyOf(all)));
    return ends;
  }
}
