package dev.sluice.processor.bodies;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import dev.sluice.processor.diagnostic.Message;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** A stage closes a channel that the wiring closes, itself or through a private helper. */
final class ClosedByPipeline implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (MethodTree stage : source.stages().methods()) {
      if (source.attribution().element(stage) instanceof ExecutableElement method) {
        for (VariableElement parameter : method.getParameters()) {
          if (Attribution.isExactly(parameter.asType(), Api.SEND_CHANNEL)) {
            check(source, stage, parameter, reporter);
          }
        }
      }
    }
  }

  private static void check(
      Source source, MethodTree stage, VariableElement out, Reporter reporter) {
    Stages.@Nullable Wired channel = source.stages().wired(out);
    if (channel == null) {
      return;
    }
    for (ChannelUse use : source.channels().uses(out).operations()) {
      if (use.operation() == Operation.CLOSE && source.isWithin(use.tree(), stage)) {
        if (use.tree() instanceof MethodInvocationTree call) {
          reporter.reportCall(
              Message.CLOSED_BY_PIPELINE, call, source.stages().name(stage), channel.name());
        } else if (use.tree() instanceof MemberReferenceTree reference) {
          reporter.report(
              Message.CLOSED_BY_PIPELINE, reference, source.stages().name(stage), channel.name());
        }
      }
    }
    for (MethodInvocationTree call : source.invocations()) {
      if (source.isWithin(call, stage) && isClosedBy(source, call, out)) {
        reporter.reportCall(
            Message.CLOSED_BY_PIPELINE, call, source.stages().name(stage), channel.name());
      }
    }
  }

  private static boolean isClosedBy(
      Source source, MethodInvocationTree call, VariableElement channel) {
    for (int i = 0; i < call.getArguments().size(); i++) {
      if (channel.equals(source.channels().root(call.getArguments().get(i)))
          && source.summaries().effect(call, i).closes()) {
        return true;
      }
    }
    return false;
  }
}
