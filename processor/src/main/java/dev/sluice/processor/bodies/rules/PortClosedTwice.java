package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.declaration.AnnotationReader;
import dev.sluice.processor.declaration.KnownTypes;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * One channel as the output port of a pipeline that is run again and again: the first run closes
 * it, and the next one fails.
 */
final class PortClosedTwice implements BodyRule {
  private static final Set<String> RUNS = Set.of("run", "start");

  @Override
  public void check(ClassIndex index, Findings findings) {
    for (MethodInvocationTree call : index.invocations()) {
      ExecutableElement method = index.callee(call);
      if (method != null
          && RUNS.contains(method.getSimpleName().toString())
          && method.getEnclosingElement() instanceof TypeElement pipeline
          && AnnotationReader.on(pipeline, KnownTypes.GENERATED).isPresent()) {
        check(index, call, method, findings);
      }
    }
  }

  private static void check(
      ClassIndex index, MethodInvocationTree call, ExecutableElement method, Findings findings) {
    for (int i = 0; i < Math.min(call.getArguments().size(), method.getParameters().size()); i++) {
      ExpressionTree argument = call.getArguments().get(i);
      VariableElement channel = index.channels().root(argument);
      if (channel != null
          && Attribution.isExactly(method.getParameters().get(i).asType(), Api.SEND_CHANNEL)
          && isSameEachTime(index, call, channel)) {
        findings.report(BodyMessage.PORT_CLOSED_TWICE, argument, channel.getSimpleName());
      }
    }
  }

  /** Whether a call comes again with the channel of the time before. */
  private static boolean isSameEachTime(
      ClassIndex index, MethodInvocationTree call, VariableElement channel) {
    Tree declaration = index.declaration(channel);
    Tree loop =
        declaration == null ? index.repeatingLoop(call) : index.repeatingLoop(call, declaration);
    return (loop != null && !endsAfter(index, loop)) || isCalledForEachValue(index, channel);
  }

  /** Whether a loop is left in some other way than by its condition: it may run just once. */
  private static boolean endsAfter(ClassIndex index, Tree loop) {
    return index.contains(loop, Tree.Kind.RETURN)
        || index.contains(loop, Tree.Kind.BREAK)
        || index.contains(loop, Tree.Kind.THROW);
  }

  /** Whether a channel belongs to a stage that is called for each value that it receives. */
  private static boolean isCalledForEachValue(ClassIndex index, VariableElement channel) {
    return index.stages().wired(channel) != null
        && channel.getEnclosingElement() instanceof ExecutableElement stage
        && stage.getParameters().stream()
            .anyMatch(parameter -> !index.channels().isChannel(parameter.asType()));
  }
}
