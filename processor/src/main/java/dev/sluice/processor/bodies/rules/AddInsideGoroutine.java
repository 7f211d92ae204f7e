package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.WaitGroups;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.Objects;
import javax.lang.model.element.VariableElement;

/** {@code add} in the very goroutine that it counts: {@code await} may look before it has run. */
final class AddInsideGoroutine implements BodyRule {
  @Override
  public void check(ClassIndex index, Findings findings) {
    for (MethodInvocationTree call : index.invocations()) {
      Body body = index.body(call);
      VariableElement group =
          index.isCall(call, Api.WAIT_GROUP, "add")
              ? index.channels().root(ClassIndex.receiver(call))
              : null;
      if (body != null
          && group != null
          && body.kind() == Body.Kind.GOROUTINE
          && isFromOutside(index, group, body)
          && countsItself(index, group, body)) {
        findings.reportCall(BodyMessage.ADD_INSIDE_GOROUTINE, call, group.getSimpleName());
      }
    }
  }

  private static boolean isFromOutside(ClassIndex index, VariableElement group, Body body) {
    Tree declaration = index.declaration(group);
    return declaration == null || !index.isWithin(declaration, body.tree());
  }

  /** Whether the goroutine itself says done, and starts nothing else that might. */
  private static boolean countsItself(ClassIndex index, VariableElement group, Body body) {
    boolean done = false;
    for (ExpressionTree use : index.uses(group)) {
      if (!index.isWithin(use, body.tree())) {
        continue;
      }
      Tree call = WaitGroups.call(index, use);
      if (call == null || !Objects.equals(index.body(use), body)) {
        return false;
      }
      done |= index.isCall(call, Api.WAIT_GROUP, "done");
    }
    return done;
  }
}
