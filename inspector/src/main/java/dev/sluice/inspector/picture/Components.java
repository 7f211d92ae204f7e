package dev.sluice.inspector.picture;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What hangs together, by joining two at a time. */
final class Components {
  private final Map<String, String> towardsRoot = new HashMap<>();

  void join(String one, String other) {
    towardsRoot.putIfAbsent(one, one);
    towardsRoot.putIfAbsent(other, other);
    towardsRoot.put(root(one), root(other));
  }

  /** What stands for all that hangs together with one; null where it was never joined. */
  @Nullable String of(String one) {
    return towardsRoot.containsKey(one) ? root(one) : null;
  }

  private String root(String one) {
    String root = one;
    String next = towardsRoot.getOrDefault(root, root);
    while (!next.equals(root)) {
      root = next;
      next = towardsRoot.getOrDefault(root, root);
    }
    return root;
  }
}
