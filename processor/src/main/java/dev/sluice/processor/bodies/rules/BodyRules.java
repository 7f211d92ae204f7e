package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.BodyWalk;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.diagnostic.Finding;
import java.util.List;
import java.util.function.Predicate;

/** Rules about bodies that work on attributed trees. */
public final class BodyRules {
  private static final BodyRules ALL =
      new BodyRules(
          List.of(
              new CloseReceiveOnly(),
              new Widening(),
              new ReceiveIgnoresClose(),
              new Escapes(),
              new LeakedTicker(),
              new RealSleep(),
              new AddInsideGoroutine(),
              new SwallowedInterrupt(),
              new OneSidedChannel(),
              new NeverClosed(),
              new DroppedChannel(),
              new IgnoredResult(),
              new OutsideUse(),
              new NeverJoined(),
              new SwallowedAbandon(),
              new PortClosedTwice(),
              new CertainDeadlock()),
          List.of(
              new ClosedByPipeline(),
              new SendAfterClose(),
              new DoubleClose(),
              new LockedSend(),
              new LockedToken(),
              new UnlockForgotten(),
              new SelfRendezvous(),
              new UsedAfterSend(),
              new LostSender(),
              new TimerDrain(),
              new LateChannel(),
              new UnsharedState()));

  private final List<BodyRule> rules;
  private final List<FlowRule> flowRules;

  private BodyRules(List<BodyRule> rules, List<FlowRule> flowRules) {
    this.rules = rules;
    this.flowRules = flowRules;
  }

  /** Every rule there is. */
  public static BodyRules all() {
    return ALL;
  }

  /** Some rules. */
  public static BodyRules of(BodyRule... rules) {
    return new BodyRules(List.of(rules), List.of());
  }

  /**
   * Runs the rules over one top-level class.
   *
   * @param index the class
   * @param scope which places are looked at
   * @return what was found, top to bottom
   */
  public List<Finding<TreePlace>> check(ClassIndex index, Predicate<Tree> scope) {
    if (!index.usesSluice()) {
      return List.of();
    }
    Findings findings = new Findings(index, scope);
    for (BodyRule rule : rules) {
      rule.check(index, findings);
    }
    if (!flowRules.isEmpty()) {
      List<BodyCheck> checks = flowRules.stream().map(rule -> rule.start(index, findings)).toList();
      BodyWalk.run(index, checks);
    }
    return findings.all();
  }
}
