package dev.sluice.processor.bodies;

import dev.sluice.processor.diagnostic.Finding;
import java.util.List;

/** Every rule about bodies that works on attributed trees. */
final class BodyRules {
  private static final List<BodyRule> RULES = List.of(new CloseReceiveOnly());

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
