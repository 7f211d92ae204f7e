package dev.sluice.processor.bodies;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import java.util.Objects;
import javax.lang.model.element.VariableElement;

/** {@code add} in the very goroutine that it counts: {@code await} may look before it has run. */
final class AddInsideGoroutine implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (MethodInvocationTree call : source.invocations()) {
      Body body = source.body(call);
      VariableElement group =
          source.isCall(call, Api.WAIT_GROUP, "add")
              ? source.channels().root(Source.receiver(call))
              : null;
      if (body != null
          && group != null
          && body.kind() == Body.Kind.GOROUTINE
          && isFromOutside(source, group, body)
          && countsItself(source, group, body)) {
        reporter.reportCall(Message.ADD_INSIDE_GOROUTINE, call, group.getSimpleName());
      }
    }
  }

  private static boolean isFromOutside(Source source, VariableElement group, Body body) {
    Tree declaration = source.declaration(group);
    return declaration == null || !source.isWithin(declaration, body.tree());
  }

  /** Whether the goroutine itself says done, and starts nothing else that might. */
  private static boolean countsItself(Source source, VariableElement group, Body body) {
    boolean done = false;
    for (ExpressionTree use : source.uses(group)) {
      if (!source.isWithin(use, body.tree())) {
        continue;
      }
      Tree call = WaitGroups.call(source, use);
      if (call == null || !Objects.equals(source.body(use), body)) {
        return false;
      }
      done |= source.isCall(call, Api.WAIT_GROUP, "done");
    }
    return done;
  }
}
