package dev.sluice.processor.bodies;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.sluice.processor.diagnostic.Message;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/**
 * A way out of a body on which a lock stays locked for good: the lock is in sight as a whole, and
 * every unlock belongs to a lock in the same body. A goroutine that needs it never gets to its next
 * channel operation.
 */
final class UnlockForgotten implements BodyRule {
  private static final String NEW_CONDITION = "newCondition";

  @Override
  public void check(Source source, Reporter reporter) {
    Map<Tree, VariableElement> kept = new LinkedHashMap<>();
    Set<Object> unlockedForOthers = new HashSet<>();
    Transfer transfer =
        new Transfer() {
          @Override
          public void unlock(Object lock, State state) {
            if (state.always(Fact.Kind.HELD, lock) == null) {
              unlockedForOthers.add(lock);
            }
          }

          @Override
          public void exit(Tree at, State state, boolean reporting) {
            for (Object lock : state.always(Fact.Kind.HELD)) {
              if (reporting
                  && lock instanceof VariableElement variable
                  && state.always(Fact.Kind.HELD, lock) instanceof MethodInvocationTree call) {
                kept.put(at instanceof ReturnTree ? at : call.getMethodSelect(), variable);
              }
            }
          }
        };
    for (Body body : source.bodies()) {
      Flow.run(source, body, transfer);
    }
    kept.forEach(
        (place, lock) -> {
          if (!unlockedForOthers.contains(lock) && isInSight(source, lock)) {
            reporter.report(Message.UNLOCK_FORGOTTEN, place, lock.getSimpleName());
          }
        });
  }

  /** Whether the lock is made here, and everything that is done with it is seen. */
  private static boolean isInSight(Source source, VariableElement lock) {
    VariableTree declaration = source.declaration(lock);
    return Channels.isInSight(lock)
        && declaration != null
        && Syntax.bare(declaration.getInitializer()) instanceof NewClassTree
        && source.uses(lock).stream().allMatch(use -> isPlain(source, use));
  }

  /** Whether a use locks or unlocks it, or makes a condition. */
  private static boolean isPlain(Source source, ExpressionTree use) {
    return source.parent(use) instanceof MemberSelectTree select
        && source.parent(select) instanceof MethodInvocationTree call
        && (Locks.lock(source, call) != null
            || select.getIdentifier().contentEquals(NEW_CONDITION));
  }
}
