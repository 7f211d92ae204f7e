package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ChannelUses;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.ExpectedExceptions;
import dev.sluice.processor.bodies.analysis.GoroutineStarts;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.declaration.AnnotationReader;
import dev.sluice.processor.declaration.KnownTypes;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.Objects;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * A range over a local channel that nobody closes, in the method itself or in a goroutine that it
 * waits for: neither comes to an end. A goroutine that nobody waits for may well serve for ever.
 */
final class NeverClosed implements BodyRule {
  @Override
  public void check(ClassIndex index, Findings findings) {
    for (MethodInvocationTree call : index.invocations()) {
      checkPorts(index, call, findings);
    }
    for (Tree tree : index.trees(Tree.Kind.ENHANCED_FOR_LOOP)) {
      EnhancedForLoopTree loop = (EnhancedForLoopTree) tree;
      VariableElement channel = index.channels().root(loop.getExpression());
      if (channel != null
          && channel.getKind() == ElementKind.LOCAL_VARIABLE
          && index.channels().maker(channel) != null
          && isNeverClosed(index, channel)
          && isWaitedFor(index, loop, channel)
          && !isLeft(index, loop)) {
        findings.report(BodyMessage.NEVER_CLOSED, loop.getExpression(), channel.getSimpleName());
      }
    }
  }

  /**
   * A channel that is given to the input port of a pipeline of which each stage that receives from
   * the port goes on until it is closed.
   */
  private static void checkPorts(ClassIndex index, MethodInvocationTree call, Findings findings) {
    ExecutableElement method = index.callee(call);
    if (method == null
        || !method.getSimpleName().contentEquals("run")
        || !(method.getEnclosingElement() instanceof TypeElement pipeline)
        || AnnotationReader.on(pipeline, KnownTypes.GENERATED).isEmpty()) {
      return;
    }
    for (int i = 0; i < Math.min(call.getArguments().size(), method.getParameters().size()); i++) {
      ExpressionTree argument = call.getArguments().get(i);
      VariableElement channel = index.channels().root(argument);
      if (channel != null
          && channel.getKind() == ElementKind.LOCAL_VARIABLE
          && Attribution.isExactly(method.getParameters().get(i).asType(), Api.RECEIVE_CHANNEL)
          && isMadeBeside(index, channel, call)
          && index.stages().readToTheEnd(pipeline, method.getParameters().get(i))
          && isNeverClosed(index, channel)
          && !isFedForEver(index, channel)
          && !ExpectedExceptions.expectsInterrupt(index, call)) {
        findings.report(BodyMessage.NEVER_CLOSED_PORT, argument, channel.getSimpleName());
      }
    }
  }

  /** Whether the code that makes a channel is the code that runs the pipeline. */
  private static boolean isMadeBeside(
      ClassIndex index, VariableElement channel, MethodInvocationTree run) {
    MethodInvocationTree maker = index.channels().maker(channel);
    return maker != null && Objects.equals(index.body(maker), index.body(run));
  }

  private static boolean isFedForEver(ClassIndex index, VariableElement channel) {
    return index.channels().uses(channel).all(Operation::isSend).stream()
        .map(use -> index.repeatingLoop(use.tree()))
        .anyMatch(loop -> loop != null && Syntax.isEndless(loop));
  }

  private static boolean isNeverClosed(ClassIndex index, VariableElement channel) {
    ChannelUses uses = index.channels().uses(channel);
    return !uses.reachesSenders()
        && uses.any(Operation::isSend)
        && !uses.any(use -> use == Operation.CLOSE || use == Operation.ABANDON);
  }

  private static boolean isLeft(ClassIndex index, EnhancedForLoopTree loop) {
    return Syntax.breaksOut(loop)
        || index.contains(loop, Tree.Kind.RETURN)
        || index.contains(loop, Tree.Kind.THROW);
  }

  private static boolean isWaitedFor(
      ClassIndex index, EnhancedForLoopTree loop, VariableElement channel) {
    Body body = index.body(loop);
    Tree declaration = index.declaration(channel);
    Body maker = declaration == null ? null : index.body(declaration);
    if (body == null || maker == null || maker.kind() == Body.Kind.UNKNOWN) {
      return false;
    }
    MethodInvocationTree starter = body.starter();
    if (Objects.equals(body, maker)) {
      return !ExpectedExceptions.expectsInterrupt(index, loop) && !isCancelled(index, maker);
    }
    GoroutineStarts.Owner owner = starter == null ? null : GoroutineStarts.owner(index, starter);
    return maker.equals(body.parent())
        && ((owner == GoroutineStarts.Owner.WAIT_GROUP
                && calls(index, maker, Api.WAIT_GROUP, "await"))
            || (owner == GoroutineStarts.Owner.GROUP
                && calls(index, maker, Api.GROUP, "join")
                && !isCancelled(index, maker)));
  }

  private static boolean isCancelled(ClassIndex index, Body body) {
    return calls(index, body, Api.GROUP, "cancel")
        || index.invocations(body.tree()).stream()
            .anyMatch(
                call -> index.isCall(call, Api.GROUP, "open") && call.getArguments().size() == 2);
  }

  private static boolean calls(ClassIndex index, Body body, String owner, String name) {
    return index.invocations(body.tree()).stream()
        .anyMatch(call -> index.isCall(call, owner, name));
  }
}
