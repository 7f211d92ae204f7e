package dev.sluice.processor.bodies.rules;

import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.diagnostic.BodyMessage;

/** A send to a channel that has been closed on every path to it, also through private helpers. */
final class SendAfterClose implements FlowRule {
  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    return new ClosedChannel(
        index,
        findings,
        BodyMessage.SEND_AFTER_CLOSE,
        (operation, channel) -> operation == Operation.SEND || operation == Operation.TRY_SEND);
  }
}
