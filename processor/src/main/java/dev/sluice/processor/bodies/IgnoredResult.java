package dev.sluice.processor.bodies;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
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
  public void check(Source source, Reporter reporter) {
    for (MethodInvocationTree call : source.invocations()) {
      if (!(source.parent(call) instanceof ExpressionStatementTree)) {
        continue;
      }
      if (source.operation(call) == Operation.TRY_RECEIVE && !isOfVoid(source, call)) {
        reporter.reportCall(Message.IGNORED_TRY_RECEIVE, call);
      } else if (source.isCall(call, Api.GROUP, "call")
          && !hasArgument(source.attribution().type(call), "java.lang.Void")) {
        reporter.reportCall(Message.IGNORED_CALL, call);
      } else if (source.isCall(call, Api.TIMER, "stop") && isWaitedFor(source, call)) {
        reporter.reportCall(Message.IGNORED_STOP, call);
      }
    }
  }

  private static boolean isOfVoid(Source source, MethodInvocationTree call) {
    ExpressionTree receiver = Source.receiver(call);
    return receiver != null && hasArgument(source.attribution().type(receiver), "java.lang.Void");
  }

  private static boolean hasArgument(@Nullable TypeMirror type, String name) {
    List<? extends TypeMirror> arguments =
        type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    return arguments.size() == 1 && Attribution.isExactly(arguments.get(0), name);
  }

  /** Whether a goroutine waits for the timer: if the stop is in time, it waits for ever. */
  private static boolean isWaitedFor(Source source, MethodInvocationTree stop) {
    VariableElement timer = source.channels().root(Source.receiver(stop));
    Body body = source.body(stop);
    return timer != null
        && source.invocations().stream()
            .anyMatch(
                call -> {
                  Operation operation = source.operation(call);
                  Body waiting = source.body(call);
                  return (operation == Operation.RECEIVE || operation == Operation.RECEIVE_OK)
                      && timer.equals(source.channels().root(Source.receiver(call)))
                      && waiting != null
                      && waiting.kind() == Body.Kind.GOROUTINE
                      && !Objects.equals(waiting, body);
                });
  }
}
