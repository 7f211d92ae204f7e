package dev.sluice.processor.bodies;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * An endless loop around {@code receive()} that never looks for the close of a channel that will be
 * closed: after it, the loop spins on null.
 */
final class ReceiveIgnoresClose implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (MethodInvocationTree call : source.invocations()) {
      if (source.operation(call) == Operation.RECEIVE) {
        VariableElement channel = source.channels().root(Source.receiver(call));
        Tree loop = endlessLoop(source, call);
        if (channel != null && loop != null && isClosed(source, channel)) {
          reporter.reportCall(Message.RECEIVE_IGNORES_CLOSE, call, channel.getSimpleName());
        }
      }
    }
  }

  /** The endless loop around a call if nothing in it can look for the end, else null. */
  private static @Nullable Tree endlessLoop(Source source, MethodInvocationTree call) {
    Tree loop = source.repeatingLoop(call);
    while (loop != null) {
      if (Syntax.isEndless(loop) && !looksForTheEnd(source, loop)) {
        return loop;
      }
      loop = source.repeatingLoop(loop);
    }
    return null;
  }

  private static boolean looksForTheEnd(Source source, Tree loop) {
    return source.contains(loop, Tree.Kind.RETURN)
        || source.contains(loop, Tree.Kind.BREAK)
        || source.contains(loop, Tree.Kind.YIELD)
        || source.contains(loop, Tree.Kind.THROW)
        || source.contains(loop, Tree.Kind.INSTANCE_OF)
        || source.contains(loop, Tree.Kind.NULL_LITERAL)
        || source.invocations().stream()
            .anyMatch(each -> source.isWithin(each, loop) && asksForNull(each));
  }

  private static boolean asksForNull(MethodInvocationTree call) {
    String name = call.getMethodSelect().toString();
    return name.endsWith("requireNonNull")
        || name.endsWith("requireNonNullElse")
        || name.endsWith("isNull")
        || name.endsWith("nonNull")
        || name.endsWith("ofNullable")
        || name.endsWith("receiveOk")
        || name.endsWith("equals");
  }

  private static boolean isClosed(Source source, VariableElement channel) {
    Stages.@Nullable Wired wired = source.stages().wired(channel);
    if (wired == null) {
      return source.channels().uses(channel).any(operation -> operation == Operation.CLOSE);
    }
    List<MethodTree> senders =
        source.stages().parameters(wired).stream()
            .filter(each -> Attribution.isExactly(each.asType(), Api.SEND_CHANNEL))
            .map(each -> source.method(Objects.requireNonNull(each.getEnclosingElement())))
            .filter(Objects::nonNull)
            .toList();
    return !senders.isEmpty()
        && senders.stream()
            .allMatch(
                sender -> {
                  Body body = source.body(sender);
                  return body != null && Flow.returns(source, body);
                });
  }
}
