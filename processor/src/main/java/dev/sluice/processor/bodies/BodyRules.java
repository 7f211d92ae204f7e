package dev.sluice.processor.bodies;

import dev.sluice.processor.diagnostic.Finding;
import java.util.List;

/** Every rule about bodies that works on attributed trees. */
final class BodyRules {
  private static final List<BodyRule> RULES =
      List.of(
          new CloseReceiveOnly(),
          new ClosedByPipeline(),
          new SendAfterClose(),
          new DoubleClose(),
          new Widening(),
          new ReceiveIgnoresClose(),
          new Escapes(),
          new LockedSend(),
          new SelfRendezvous(),
          new UsedAfterSend(),
          new LeakedTicker(),
          new AddInsideGoroutine(),
          new SwallowedInterrupt(),
          new LostSender(),
          new OneSidedChannel(),
          new NeverClosed(),
          new DroppedChannel(),
          new TimerDrain(),
          new LateChannel(),
          new IgnoredResult());

  private BodyRules() {}

  /** Runs the rules over one top-level class and returns what they found, top to bottom. */
  static List<Finding<Place>> check(Source source, BodyScope scope) {
    if (!source.usesSluice()) {
      return List.of();
    }
    Reporter reporter = new Reporter(source, scope);
    for (BodyRule rule : RULES) {
      rule.check(source, reporter);
    }
    return reporter.findings();
  }
}
