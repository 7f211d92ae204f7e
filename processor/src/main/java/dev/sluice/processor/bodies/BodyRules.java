package dev.sluice.processor.bodies;

import dev.sluice.processor.diagnostic.Finding;
import java.util.List;

/** Rules about bodies that work on attributed trees. */
final class BodyRules {
  private static final BodyRules ALL =
      new BodyRules(
          new CloseReceiveOnly(),
          new ClosedByPipeline(),
          new SendAfterClose(),
          new DoubleClose(),
          new Widening(),
          new ReceiveIgnoresClose(),
          new Escapes(),
          new LockedSend(),
          new LockedToken(),
          new UnlockForgotten(),
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

  private final List<BodyRule> rules;

  BodyRules(BodyRule... rules) {
    this.rules = List.of(rules);
  }

  /** Every rule there is. */
  static BodyRules all() {
    return ALL;
  }

  /** Runs the rules over one top-level class and returns what they found, top to bottom. */
  List<Finding<Place>> check(Source source, BodyScope scope) {
    if (!source.usesSluice()) {
      return List.of();
    }
    Reporter reporter = new Reporter(source, scope);
    for (BodyRule rule : rules) {
      rule.check(source, reporter);
    }
    return reporter.findings();
  }
}
