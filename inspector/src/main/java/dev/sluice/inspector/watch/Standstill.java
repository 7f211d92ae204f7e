package dev.sluice.inspector.watch;

import dev.sluice.inspector.picture.Edge;
import dev.sluice.inspector.picture.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who waits for whom in a run in which nothing has moved from one sample to the next and nobody
 * runs. It proves nothing: what moves it again may be on the way from outside.
 */
final class Standstill {
  /** How many names a path has at most. */
  private static final int LONGEST = 24;

  private Standstill() {}

  /**
   * A path along the channels that stages are blocked on: {@code parse waits for store on 'rows'
   * (send)}, a line each. Empty where something moves.
   */
  static String of(RunSample before, RunSample now) {
    boolean moved =
        now.stages().isEmpty()
            || now.stages().stream().anyMatch(stage -> stage.state().equals("running"))
            || now.stages().stream().allMatch(stage -> stage.state().equals("ended"))
            || !counts(before).equals(counts(now));
    return moved ? "" : path(now);
  }

  private static Map<String, List<Object>> counts(RunSample sample) {
    Map<String, List<Object>> counts = new HashMap<>();
    sample.channels().forEach(it -> counts.put(it.name(), List.of(it.sent(), it.length())));
    sample.stages().forEach(it -> counts.put("\n" + it.name(), List.of(it.states())));
    return counts;
  }

  /** One stage that waits for another one, because of a channel. */
  private record Wait(String to, String channel, boolean sending) {}

  private static String path(RunSample now) {
    Map<String, Wait> waits = waits(now);
    List<String> longest = List.of();
    for (String start : waits.keySet()) {
      Set<String> visited = new LinkedHashSet<>();
      String at = start;
      while (visited.size() < LONGEST && waits.containsKey(at) && visited.add(at)) {
        at = waits.get(at).to();
      }
      if (visited.size() > longest.size()) {
        longest = new ArrayList<>(visited);
      }
    }
    StringBuilder text = new StringBuilder();
    for (String stage : longest) {
      Wait wait = waits.get(stage);
      if (wait != null) {
        text.append(
            "'%s' waits for '%s' to %s '%s'%n"
                .formatted(
                    stage, wait.to(), wait.sending() ? "receive from" : "send to", wait.channel()));
      }
    }
    return text.toString().replace("\r\n", "\n").stripTrailing();
  }

  /** Whom each stage waits for: the first of those at the other end of its channel. */
  private static Map<String, Wait> waits(RunSample now) {
    Map<String, Wait> waits = new LinkedHashMap<>();
    Picture picture = now.picture();
    Map<String, String> names = new HashMap<>();
    picture.nodes().forEach(node -> names.put(node.id(), node.name()));
    for (Edge edge : picture.edges()) {
      now.channel(edge.channel())
          .ifPresent(
              channel -> {
                String from = names.getOrDefault(edge.from(), "");
                String to = names.getOrDefault(edge.to(), "");
                if (!channel.blockedSenders().isEmpty()) {
                  waits.putIfAbsent(from, new Wait(to, channel.name(), true));
                }
                if (!channel.blockedReceivers().isEmpty()) {
                  waits.putIfAbsent(to, new Wait(from, channel.name(), false));
                }
              });
    }
    return waits;
  }
}
