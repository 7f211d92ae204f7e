package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ChannelRoots;
import dev.sluice.processor.bodies.analysis.ChannelUse;
import dev.sluice.processor.bodies.analysis.ChannelUses;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A discarded result that tells something: the value that {@code tryReceive} took, whether {@code
 * trySend} handed its value over, the future of {@code Group.call}, the run of a pipeline, and
 * whether {@code Timer.stop} was in time where a goroutine waits for it.
 */
final class IgnoredResult implements BodyRule {
  @Override
  public void check(ClassIndex index, Findings findings) {
    for (MethodInvocationTree call : index.invocations()) {
      if (!(index.parent(call) instanceof ExpressionStatementTree)) {
        continue;
      }
      if (index.operation(call) == Operation.TRY_RECEIVE) {
        if (!isOfVoid(index, call) && !isMeant(index, call)) {
          findings.reportCall(BodyMessage.IGNORED_TRY_RECEIVE, call);
        }
      } else if (index.operation(call) == Operation.TRY_SEND) {
        VariableElement channel = index.channels().root(ClassIndex.receiver(call));
        if (channel != null && isUnbuffered(index, channel) && !isSignal(index, channel)) {
          findings.reportCall(BodyMessage.IGNORED_TRY_SEND, call, channel.getSimpleName());
        }
      } else if (index.isCall(call, Api.GROUP, "call")
          && !hasArgument(index.attribution().type(call), "java.lang.Void")) {
        findings.reportCall(BodyMessage.IGNORED_CALL, call);
      } else if (isStart(index, call)) {
        findings.reportCall(BodyMessage.IGNORED_START, call);
      } else if (index.isCall(call, Api.TIMER, "stop") && isWaitedFor(index, call)) {
        findings.reportCall(BodyMessage.IGNORED_STOP, call);
      }
    }
  }

  private static boolean isStart(ClassIndex index, MethodInvocationTree call) {
    ExecutableElement method = index.callee(call);
    return method != null
        && method.getSimpleName().contentEquals("start")
        && Attribution.isExactly(method.getReturnType(), Api.PIPELINE_RUN);
  }

  private static boolean isUnbuffered(ClassIndex index, VariableElement channel) {
    MethodInvocationTree maker = index.channels().maker(channel);
    return maker != null
        && ChannelRoots.isInSight(channel)
        && index.channels().capacity(maker) == 0;
  }

  /** Whether the value is dropped to make room, to reset a flag, or because it is a mere tick. */
  private static boolean isMeant(ClassIndex index, MethodInvocationTree call) {
    VariableElement channel = index.channels().root(ClassIndex.receiver(call));
    return channel != null
        && (!index.channels().isChannel(channel.asType())
            || isDraining(index, call, channel)
            || makesRoom(index, call, channel)
            || isSignal(index, channel));
  }

  /** Whether a loop takes out all that is in the channel, as far as its length says. */
  private static boolean isDraining(
      ClassIndex index, MethodInvocationTree call, VariableElement channel) {
    Tree loop = index.repeatingLoop(call);
    return loop != null
        && index.invocations(loop).stream()
            .anyMatch(
                each ->
                    index.operation(each) == Operation.LENGTH
                        && channel.equals(index.channels().root(ClassIndex.receiver(each))));
  }

  /** Whether something is sent to the same channel afterwards. */
  private static boolean makesRoom(
      ClassIndex index, MethodInvocationTree call, VariableElement channel) {
    Body body = index.body(call);
    long position = index.attribution().position(call);
    return body != null
        && index.invocations(body.tree()).stream()
            .filter(each -> body.equals(index.body(each)))
            .filter(each -> index.attribution().position(each) > position)
            .anyMatch(
                each -> {
                  Operation operation = index.operation(each);
                  return operation != null
                      && operation.isSend()
                      && channel.equals(index.channels().root(ClassIndex.receiver(each)));
                });
  }

  /** Whether all values are the same or carry nothing: it matters only that there is one. */
  private static boolean isSignal(ClassIndex index, VariableElement channel) {
    ChannelUses uses = index.channels().uses(channel);
    List<ChannelUse> sends = uses.all(Operation::isSend);
    return !uses.escaped()
        && !sends.isEmpty()
        && sends.stream()
            .allMatch(
                use ->
                    use.tree() instanceof MethodInvocationTree send
                        && isConstant(
                            index, send.getArguments().get(send.getArguments().size() - 1)));
  }

  private static boolean isConstant(ClassIndex index, ExpressionTree value) {
    Tree bare = Syntax.bare(value);
    VariableElement variable = index.variable(bare);
    boolean constant =
        variable != null
            && variable.getKind().isField()
            && variable.getModifiers().contains(Modifier.STATIC)
            && variable.getModifiers().contains(Modifier.FINAL);
    boolean plainObject =
        bare instanceof NewClassTree creation
            && creation.getClassBody() == null
            && Attribution.isExactly(index.attribution().type(creation), "java.lang.Object");
    return Syntax.isLiteral(bare) || constant || plainObject;
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
