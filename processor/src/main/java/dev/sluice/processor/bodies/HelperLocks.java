package dev.sluice.processor.bodies;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** The locks with which a private helper is always called, which it holds from its first line. */
final class HelperLocks {
  private HelperLocks() {}

  /** Adds to what is held at each place of a private method what all of its callers hold. */
  static void addTo(Source source, IdentityHashMap<Tree, Set<Object>> held) {
    Map<ExecutableElement, Set<Object>> common = new HashMap<>();
    for (MethodInvocationTree call : source.invocations()) {
      ExecutableElement method = source.callee(call);
      if (method != null && isOnlyCalled(source, method)) {
        Set<Object> locks = held.getOrDefault(call, Set.of());
        common.merge(method, new HashSet<>(locks), HelperLocks::both);
      }
    }
    held.replaceAll(
        (place, locks) -> {
          Body body = source.body(place);
          Element method =
              body != null && body.tree() instanceof MethodTree tree
                  ? source.attribution().element(tree)
                  : null;
          Set<Object> always =
              method instanceof ExecutableElement helper
                  ? common.getOrDefault(helper, Set.of())
                  : Set.of();
          Set<Object> all = new HashSet<>(locks);
          all.addAll(always);
          return all;
        });
  }

  private static Set<Object> both(Set<Object> left, Set<Object> right) {
    left.retainAll(right);
    return left;
  }

  private static boolean isOnlyCalled(Source source, ExecutableElement method) {
    return method.getModifiers().contains(Modifier.PRIVATE)
        && source.trees(Tree.Kind.MEMBER_REFERENCE).stream()
            .noneMatch(
                tree ->
                    tree instanceof MemberReferenceTree
                        && method.equals(source.attribution().element(tree)));
  }
}
