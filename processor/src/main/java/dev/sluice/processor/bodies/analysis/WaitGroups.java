package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/** What is done with wait groups. */
public final class WaitGroups {
  private WaitGroups() {}

  /** The call whose receiver a use is, or null. */
  public static @Nullable Tree call(ClassIndex index, Tree use) {
    return index.parent(use) instanceof MemberSelectTree select
            && select.getExpression() == use
            && index.parent(select) instanceof MethodInvocationTree call
            && call.getMethodSelect() == select
        ? call
        : null;
  }

  /** The goroutine's lambda around a call, or null. */
  public static @Nullable Tree task(ClassIndex index, Tree call) {
    Body body = index.body(call);
    return body != null && body.kind() == Body.Kind.GOROUTINE ? body.tree() : null;
  }
}
