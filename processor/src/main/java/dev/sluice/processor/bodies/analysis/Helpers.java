package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a class that can be followed, because nothing overrides them, and who calls them.
 */
public final class Helpers {
  private final ClassIndex index;
  private final Map<Body, Set<Body>> callees = new HashMap<>();
  private final Map<Body, List<MethodInvocationTree>> calls = new HashMap<>();

  Helpers(ClassIndex index) {
    this.index = index;
    for (MethodInvocationTree call : index.invocations()) {
      Body callee = called(call);
      Body caller = callee == null ? null : index.body(call);
      if (callee != null && caller != null) {
        callees.computeIfAbsent(caller, key -> new LinkedHashSet<>()).add(callee);
        calls.computeIfAbsent(callee, key -> new ArrayList<>()).add(call);
      }
    }
  }

  /** The helper that a call runs, or null. */
  public @Nullable Body called(MethodInvocationTree call) {
    ExecutableElement method = index.callee(call);
    MethodTree tree =
        method == null || !index.summaries().isHelper(method) ? null : index.method(method);
    return tree == null ? null : index.bodyOf(tree);
  }

  /** The calls of a helper that stand in this class. */
  public List<MethodInvocationTree> callsOf(Body helper) {
    return calls.getOrDefault(helper, List.of());
  }

  /** A method's own body, the lambdas and classes in it, and those of all helpers it may call. */
  public Set<Body> reachable(Tree method) {
    Set<Body> reached = new LinkedHashSet<>();
    Deque<Tree> open = new ArrayDeque<>();
    open.add(method);
    while (!open.isEmpty()) {
      for (Body body : index.bodies(open.remove())) {
        if (reached.add(body)) {
          callees.getOrDefault(body, Set.of()).forEach(callee -> open.add(callee.tree()));
        }
      }
    }
    return reached;
  }
}
