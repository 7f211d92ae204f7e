package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ChannelUse;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.HeldLocks;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.TrackedChannel;
import dev.sluice.processor.diagnostic.BodyMessage;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** A stage closes a channel that the wiring closes, itself or through a private helper. */
final class ClosedByPipeline implements FlowRule {
  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    return new BodyCheck() {
      @Override
      public void finish(HeldLocks held) {
        check(index, findings);
      }
    };
  }

  private static void check(ClassIndex index, Findings findings) {
    for (MethodTree stage : index.stages().methods()) {
      if (index.attribution().element(stage) instanceof ExecutableElement method) {
        for (VariableElement parameter : method.getParameters()) {
          if (Attribution.isExactly(parameter.asType(), Api.SEND_CHANNEL)) {
            check(index, stage, parameter, findings);
          }
        }
      }
    }
  }

  private static void check(
      ClassIndex index, MethodTree stage, VariableElement out, Findings findings) {
    TrackedChannel.@Nullable Wired channel = index.stages().wired(out);
    if (channel == null) {
      return;
    }
    for (ChannelUse use : index.channels().uses(out).operations()) {
      if (use.operation() == Operation.CLOSE && index.isWithin(use.tree(), stage)) {
        if (use.tree() instanceof MethodInvocationTree call) {
          findings.reportCall(
              BodyMessage.CLOSED_BY_PIPELINE, call, index.stages().name(stage), channel.name());
        } else if (use.tree() instanceof MemberReferenceTree reference) {
          findings.report(
              BodyMessage.CLOSED_BY_PIPELINE,
              reference,
              index.stages().name(stage),
              channel.name());
        }
      }
    }
    for (MethodInvocationTree call : index.invocations(stage)) {
      if (isClosedBy(index, call, out)) {
        findings.reportCall(
            BodyMessage.CLOSED_BY_PIPELINE, call, index.stages().name(stage), channel.name());
      }
    }
  }

  private static boolean isClosedBy(
      ClassIndex index, MethodInvocationTree call, VariableElement channel) {
    for (int i = 0; i < call.getArguments().size(); i++) {
      if (channel.equals(index.channels().root(call.getArguments().get(i)))
          && index.summaries().effect(call, i).closes()) {
        return true;
      }
    }
    return false;
  }
}
