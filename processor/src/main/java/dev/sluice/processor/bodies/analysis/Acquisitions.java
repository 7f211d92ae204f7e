package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where bodies take locks: by a statement or a call of their own, or by a helper that they call. A
 * lambda is a body of its own, so what a goroutine that is started takes does not count.
 */
public final class Acquisitions {
  private final ClassIndex index;
  private final Map<Body, Map<Tree, Set<Lock>>> direct = new HashMap<>();
  private final Map<Body, List<MethodInvocationTree>> helperCalls = new HashMap<>();

  /** Finds them all. */
  Acquisitions(ClassIndex index) {
    this.index = index;
    for (Tree tree : index.trees(Tree.Kind.SYNCHRONIZED)) {
      add(tree, Locks.monitor(index, (SynchronizedTree) tree));
    }
    for (MethodInvocationTree call : index.invocations()) {
      Lock lock = Locks.isAcquired(call) ? Locks.lock(index, call) : null;
      add(call, lock);
      Body body = index.body(call);
      if (body != null && index.helpers().called(call) != null) {
        helperCalls.computeIfAbsent(body, key -> new ArrayList<>()).add(call);
      }
    }
    for (Body body : index.bodies()) {
      if (body.tree() instanceof MethodTree method) {
        add(method, Locks.monitor(index, method));
      }
    }
  }

  private void add(Tree place, @Nullable Lock lock) {
    Body body = lock == null ? null : index.body(place);
    if (lock != null && body != null) {
      direct
          .computeIfAbsent(body, key -> new LinkedHashMap<>())
          .computeIfAbsent(place, key -> new HashSet<>())
          .add(lock);
    }
  }

  /** The places in a body's own code at which it takes a lock, itself or by a helper. */
  public List<Tree> places(Body body, Lock lock) {
    List<Tree> places = new ArrayList<>();
    direct
        .getOrDefault(body, Map.of())
        .forEach(
            (place, locks) -> {
              if (locks.contains(lock)) {
                places.add(place);
              }
            });
    for (MethodInvocationTree call : helperCalls.getOrDefault(body, List.of())) {
      if (takes(index.helpers().called(call), lock)) {
        places.add(call);
      }
    }
    return places;
  }

  /** Whether a helper takes a lock, itself or by other helpers. */
  private boolean takes(@Nullable Body helper, Lock lock) {
    Set<Body> seen = new HashSet<>();
    Deque<Body> open = new ArrayDeque<>();
    if (helper != null) {
      open.add(helper);
    }
    while (!open.isEmpty()) {
      Body body = open.remove();
      if (!seen.add(body)) {
        continue;
      }
      if (direct.getOrDefault(body, Map.of()).values().stream()
          .anyMatch(locks -> locks.contains(lock))) {
        return true;
      }
      for (MethodInvocationTree call : helperCalls.getOrDefault(body, List.of())) {
        Body next = index.helpers().called(call);
        if (next != null) {
          open.add(next);
        }
      }
    }
    return false;
  }
}
