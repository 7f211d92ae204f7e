package dev.sluice.inspector.picture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Draws a group: a node for the goroutines of each name, and a node for each channel. */
final class GroupPicture {
  private GroupPicture() {}

  static Picture of(
      Collection<String> goroutines,
      Map<String, ? extends Collection<String>> senders,
      Map<String, ? extends Collection<String>> receivers) {
    List<Node> nodes = new ArrayList<>();
    Map<String, String> stages = new LinkedHashMap<>();
    for (String name : goroutines) {
      String id = "n" + nodes.size();
      nodes.add(new Node(id, name, name, Node.Kind.GOROUTINE, 1, null));
      stages.put(name, id);
    }
    Set<String> names = new TreeSet<>(senders.keySet());
    names.addAll(receivers.keySet());
    List<Edge> edges = new ArrayList<>();
    Map<String, String> channels = new LinkedHashMap<>();
    for (String name : names) {
      String id = "n" + nodes.size();
      nodes.add(new Node(id, name, name, Node.Kind.CHANNEL, 1, null));
      channels.put(name, name);
      for (String sender : users(senders, name)) {
        if (stages.containsKey(sender)) {
          edges.add(new Edge(name, stages.get(sender), id, false, false));
        }
      }
      for (String receiver : users(receivers, name)) {
        if (stages.containsKey(receiver)) {
          edges.add(new Edge(name, id, stages.get(receiver), false, false));
        }
      }
    }
    return new Picture(nodes, List.of(), edges, stages, channels);
  }

  private static Collection<String> users(
      Map<String, ? extends Collection<String>> users, String channel) {
    Collection<String> known = users.get(channel);
    return known == null ? List.of() : known;
  }
}
