package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.bodies.analysis.TrackedChannel;
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
  public void check(ClassIndex index, Findings findings) {
    for (MethodInvocationTree call : index.invocations()) {
      if (index.operation(call) == Operation.RECEIVE) {
        VariableElement channel = index.channels().root(ClassIndex.receiver(call));
        Tree loop = endlessLoop(index, call);
        if (channel != null && loop != null && isClosed(index, channel)) {
          findings.reportCall(Message.RECEIVE_IGNORES_CLOSE, call, channel.getSimpleName());
        }
      }
    }
  }

  /** The endless loop around a call if nothing in it can look for the end, else null. */
  private static @Nullable Tree endlessLoop(ClassIndex index, MethodInvocationTree call) {
    Tree loop = index.repeatingLoop(call);
    while (loop != null) {
      if (Syntax.isEndless(loop) && !looksForTheEnd(index, loop)) {
        return loop;
      }
      loop = index.repeatingLoop(loop);
    }
    return null;
  }

  private static boolean looksForTheEnd(ClassIndex index, Tree loop) {
    return index.contains(loop, Tree.Kind.RETURN)
        || index.contains(loop, Tree.Kind.BREAK)
        || index.contains(loop, Tree.Kind.YIELD)
        || index.contains(loop, Tree.Kind.THROW)
        || index.contains(loop, Tree.Kind.INSTANCE_OF)
        || index.contains(loop, Tree.Kind.NULL_LITERAL)
        || index.invocations().stream()
            .anyMatch(each -> index.isWithin(each, loop) && asksForNull(each));
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

  private static boolean isClosed(ClassIndex index, VariableElement channel) {
    TrackedChannel.@Nullable Wired wired = index.stages().wired(channel);
    if (wired == null) {
      return index.channels().uses(channel).any(operation -> operation == Operation.CLOSE);
    }
    List<MethodTree> senders =
        index.stages().parameters(wired).stream()
            .filter(each -> Attribution.isExactly(each.asType(), Api.SEND_CHANNEL))
            .map(each -> index.method(Objects.requireNonNull(each.getEnclosingElement())))
            .filter(Objects::nonNull)
            .toList();
    return !senders.isEmpty()
        && senders.stream()
            .allMatch(
                sender -> {
                  Body body = index.body(sender);
                  return body != null && index.returns(body);
                });
  }
}
