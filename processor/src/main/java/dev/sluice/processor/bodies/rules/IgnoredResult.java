package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.diagnostic.Message;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A discarded result that tells something: the value that {@code tryReceive} took, the future of
 * {@code Group.call}, and whether {@code Timer.stop} was in time where a goroutine waits for it.
 */
final class IgnoredResult implements BodyRule {
  @Override
  public void check(ClassIndex index, Findings findings) {
    for (MethodInvocationTree call : index.invocations()) {
      if (!(index.parent(call) instanceof ExpressionStatementTree)) {
        continue;
      }
      if (index.operation(call) == Operation.TRY_RECEIVE && !isOfVoid(index, call)) {
        findings.reportCall(Message.IGNORED_TRY_RECEIVE, call);
      } else if (index.isCall(call, Api.GROUP, "call")
          && !hasArgument(index.attribution().type(call), "java.lang.Void")) {
        findings.reportCall(Message.IGNORED_CALL, call);
      } else if (index.isCall(call, Api.TIMER, "stop") && isWaitedFor(index, call)) {
        findings.reportCall(Message.IGNORED_STOP, call);
      }
    }
  }

  private static boolean isOfVoid(ClassIndex index, MethodInvocationTree call) {
    ExpressionTree receiver = ClassIndex.receiver(call);
    return receiver != null && hasArgument(index.attribution().type(receiver), "java.lang.Void");
  }

  private static boolean hasArgument(@Nullable TypeMirror type, String name) {
    List<? extends TypeMirror> arguments =
        type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    return arguments.size() == 1 && Attribution.isExactly(arguments.get(0), name);
  }

  /** Whether a goroutine waits for the timer: if the stop is in time, it waits for ever. */
  private static boolean isWaitedFor(ClassIndex index, MethodInvocationTree stop) {
    VariableElement timer = index.channels().root(ClassIndex.receiver(stop));
    Body body = index.body(stop);
    return timer != null
        && index.invocations().stream()
            .anyMatch(
                call -> {
                  Operation operation = index.operation(call);
                  Body waiting = index.body(call);
                  return (operation == Operation.RECEIVE || operation == Operation.RECEIVE_OK)
                      && timer.equals(index.channels().root(ClassIndex.receiver(call)))
                      && waiting != null
                      && waiting.kind() == Body.Kind.GOROUTINE
                      && !Objects.equals(waiting, body);
                });
  }
}
