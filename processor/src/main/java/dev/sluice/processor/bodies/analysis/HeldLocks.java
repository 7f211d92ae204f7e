package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The locks that are certainly held at every call and at every enhanced for statement. */
public final class HeldLocks implements FlowCheck {
  private final ClassIndex index;
  private final IdentityHashMap<Tree, Map<Lock, Tree>> held = new IdentityHashMap<>();
  private final Map<Body, Set<Lock>> heldWithin = new HashMap<>();
  private final Map<Body, Set<Lock>> heldByCallers = new HashMap<>();

  private @Nullable Acquisitions acquisitions;

  HeldLocks(ClassIndex index) {
    this.index = index;
  }

  @Override
  public void call(MethodInvocationTree call, State before) {
    record(call, before);
  }

  @Override
  public void range(EnhancedForLoopTree loop, State before) {
    record(loop, before);
  }

  @Override
  public void assign(Tree assignment, State before) {
    record(assignment, before);
  }

  private void record(Tree tree, State before) {
    Set<Lock> locks = before.always(FactKind.HELD);
    Body body = locks.isEmpty() ? null : index.body(tree);
    if (body == null) {
      return;
    }
    Map<Lock, Tree> acquired = new LinkedHashMap<>();
    for (Lock lock : locks) {
      acquired.put(lock, Objects.requireNonNull(before.always(FactKind.HELD, lock)));
    }
    held.put(tree, acquired);
    heldWithin.computeIfAbsent(body, key -> new HashSet<>()).addAll(locks);
  }

  /** A private helper holds from its first line the locks with which it is always called. */
  void addCallers() {
    if (held.isEmpty()) {
      return;
    }
    Set<ExecutableElement> referenced = new HashSet<>();
    for (Tree tree : index.trees(Tree.Kind.MEMBER_REFERENCE)) {
      if (tree instanceof MemberReferenceTree
          && index.attribution().element(tree) instanceof ExecutableElement method) {
        referenced.add(method);
      }
    }
    for (MethodInvocationTree call : index.invocations()) {
      ExecutableElement method = index.callee(call);
      MethodTree tree = method == null ? null : index.method(method);
      Body body = tree == null ? null : index.bodyOf(tree);
      if (method != null
          && body != null
          && method.getModifiers().contains(Modifier.PRIVATE)
          && !referenced.contains(method)) {
        Set<Lock> locks = acquired(call).keySet();
        heldByCallers.merge(
            body,
            new HashSet<>(locks),
            (left, right) -> {
              left.retainAll(right);
              return left;
            });
      }
    }
  }

  /** Whether no lock is held anywhere. */
  public boolean isEmpty() {
    return held.isEmpty();
  }

  /** The locks held at a place, also by all callers of its method. */
  public Set<Lock> at(Tree tree) {
    Set<Lock> callers = heldByCallers.getOrDefault(index.body(tree), Set.of());
    Set<Lock> own = acquired(tree).keySet();
    if (callers.isEmpty()) {
      return own;
    }
    Set<Lock> all = new HashSet<>(own);
    all.addAll(callers);
    return all;
  }

  /** The locks that the code of a place's own body holds there, and where each was acquired. */
  public Map<Lock, Tree> acquired(Tree tree) {
    return held.getOrDefault(tree, Map.of());
  }

  /** Where bodies take locks, whether they hold them for long or not. */
  public Acquisitions acquisitions() {
    Acquisitions known = acquisitions;
    if (known == null) {
      known = new Acquisitions(index);
      acquisitions = known;
    }
    return known;
  }

  /** Whether a body holds a lock anywhere. */
  public boolean isHeldWithin(@Nullable Body body, Lock lock) {
    return body != null && heldWithin.getOrDefault(body, Set.of()).contains(lock);
  }
}
