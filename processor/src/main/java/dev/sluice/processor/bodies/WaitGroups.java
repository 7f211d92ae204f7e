package dev.sluice.processor.bodies;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/** What is done with wait groups. */
final class WaitGroups {
  private WaitGroups() {}

  /** The call whose receiver a use is, or null. */
  static @Nullable Tree call(Source source, Tree use) {
    return source.parent(use) instanceof MemberSelectTree select
            && select.getExpression() == use
            && source.parent(select) instanceof MethodInvocationTree call
            && call.getMethodSelect() == select
        ? call
        : null;
  }

  /** The goroutine's lambda around a call, or null. */
  static @Nullable Tree task(Source source, Tree call) {
    Body body = source.body(call);
    return body != null && body.kind() == Body.Kind.GOROUTINE ? body.tree() : null;
  }
}
