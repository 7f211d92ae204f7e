package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.bodies.analysis.TrackedChannel;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * An endless loop around a receive that never looks for the close of a channel that will be closed:
 * after it, the loop spins on null. The same for {@code receiveOk()} whose {@code ok} is never
 * asked, and for a select that goes on with a case of such a channel.
 */
final class ReceiveIgnoresClose implements BodyRule {
  private static final Set<String> ASKS =
      Set.of(
          "requireNonNull",
          "requireNonNullElse",
          "requireNonNullElseGet",
          "isNull",
          "nonNull",
          "ofNullable",
          "equals",
          "ok");

  @Override
  public void check(ClassIndex index, Findings findings) {
    for (MethodInvocationTree call : index.invocations()) {
      Operation operation = index.operation(call);
      boolean receives =
          operation == Operation.RECEIVE
              || (operation == Operation.RECEIVE_OK && isOnlyTakenFor(index, call, "value"));
      if (receives && endlessLoop(index, call) != null) {
        report(index, ClassIndex.receiver(call), call, findings);
      } else if (index.isCall(call, Api.SELECT, "receive")
          && isOnlyTakenFor(index, call, "value", "index")
          && isAwaitedForEver(index, call)) {
        report(index, call.getArguments().get(0), call, findings);
      }
    }
  }

  private static void report(
      ClassIndex index, @Nullable Tree received, MethodInvocationTree call, Findings findings) {
    VariableElement channel = index.channels().root(received);
    if (channel != null && isClosed(index, channel)) {
      findings.reportCall(BodyMessage.RECEIVE_IGNORES_CLOSE, call, channel.getSimpleName());
    }
  }

  /** Whether a result goes to nothing but a variable of which only some methods are called. */
  private static boolean isOnlyTakenFor(
      ClassIndex index, MethodInvocationTree call, String... methods) {
    Tree parent = index.parent(call);
    if (parent instanceof MemberSelectTree select) {
      return List.of(methods).contains(select.getIdentifier().toString());
    }
    return parent instanceof VariableTree variable
        && index.attribution().element(variable) instanceof VariableElement local
        && local.getKind() == ElementKind.LOCAL_VARIABLE
        && index.uses(local).stream()
            .allMatch(
                use ->
                    index.parent(use) instanceof BinaryTree
                        || isArgumentOfSelect(index, use)
                        || (index.parent(use) instanceof MemberSelectTree select
                            && List.of(methods).contains(select.getIdentifier().toString())));
  }

  private static boolean isArgumentOfSelect(ClassIndex index, Tree use) {
    Tree parent = index.parent(use);
    return index.isCall(parent, Api.SELECT, "of") || index.isCall(parent, Api.SELECT, "inOrder");
  }

  /**
   * Whether the method awaits its selects in endless loops only, none of which looks for an end.
   */
  private static boolean isAwaitedForEver(ClassIndex index, MethodInvocationTree selectCase) {
    Body body = index.body(selectCase);
    if (body == null) {
      return false;
    }
    List<MethodInvocationTree> awaits =
        index.invocations(body.tree()).stream()
            .filter(call -> index.isCall(call, Api.SELECT, "await"))
            .toList();
    return !awaits.isEmpty()
        && awaits.stream()
            .allMatch(call -> body.equals(index.body(call)) && endlessLoop(index, call) != null);
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
        || index.invocations(loop).stream().anyMatch(each -> asks(index, each));
  }

  private static boolean asks(ClassIndex index, MethodInvocationTree call) {
    ExecutableElement method = index.callee(call);
    return method == null || ASKS.contains(method.getSimpleName().toString());
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
