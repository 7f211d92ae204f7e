package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ChannelRoots;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.FactKind;
import dev.sluice.processor.bodies.analysis.HeldLocks;
import dev.sluice.processor.bodies.analysis.Lock;
import dev.sluice.processor.bodies.analysis.Locks;
import dev.sluice.processor.bodies.analysis.State;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
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
final class UnlockForgotten implements FlowRule {
  private static final String NEW_CONDITION = "newCondition";

  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    return new Exits(index, findings);
  }

  private static final class Exits implements BodyCheck {
    private final ClassIndex index;
    private final Findings findings;
    private final Map<Tree, VariableElement> kept = new LinkedHashMap<>();
    private final Set<Lock> unlockedForOthers = new HashSet<>();

    Exits(ClassIndex index, Findings findings) {
      this.index = index;
      this.findings = findings;
    }

    @Override
    public void unlock(Lock lock, State before) {
      if (before.always(FactKind.HELD, lock) == null) {
        unlockedForOthers.add(lock);
      }
    }

    @Override
    public void exit(Tree at, State state) {
      for (Lock lock : state.always(FactKind.HELD)) {
        if (lock instanceof Lock.OfVariable held
            && state.always(FactKind.HELD, lock) instanceof MethodInvocationTree call) {
          kept.put(at instanceof ReturnTree ? at : call.getMethodSelect(), held.variable());
        }
      }
    }

    @Override
    public void finish(HeldLocks held) {
      kept.forEach(
          (place, lock) -> {
            if (!unlockedForOthers.contains(new Lock.OfVariable(lock)) && isInSight(index, lock)) {
              findings.reportAbout(lock, BodyMessage.UNLOCK_FORGOTTEN, place, lock.getSimpleName());
            }
          });
    }
  }

  /** Whether the lock is made here, and everything that is done with it is seen. */
  private static boolean isInSight(ClassIndex index, VariableElement lock) {
    VariableTree declaration = index.declaration(lock);
    return ChannelRoots.isInSight(lock)
        && declaration != null
        && Syntax.bare(declaration.getInitializer()) instanceof NewClassTree
        && index.uses(lock).stream().allMatch(use -> isPlain(index, use));
  }

  /** Whether a use locks or unlocks it, or makes a condition. */
  private static boolean isPlain(ClassIndex index, ExpressionTree use) {
    return index.parent(use) instanceof MemberSelectTree select
        && index.parent(select) instanceof MethodInvocationTree call
        && (Locks.lock(index, call) != null || select.getIdentifier().contentEquals(NEW_CONDITION));
  }
}
