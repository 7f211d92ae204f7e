package dev.sluice.processor.bodies.rules;

import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.diagnostic.BodyMessage;

/**
 * A second close of a channel that has been closed on every path to it, also through helpers.
 *
 * <p>A channel that the wiring closes is left to the rule about that; a close after an abandon has
 * no effect.
 */
final class DoubleClose implements FlowRule {
  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    return new ClosedChannel(
        index,
        findings,
        BodyMessage.DOUBLE_CLOSE,
        (operation, channel) ->
            operation == Operation.CLOSE
                && index.stages().wired(channel) == null
                && !index.channels().uses(channel).any(each -> each == Operation.ABANDON));
  }
}
