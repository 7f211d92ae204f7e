package dev.sluice.conformance;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests of the rules STR, and nothing else, beside a {@link Disturbance}. */
final class DisturbedShapes {
  private static final String STRESS = "STR-";

  /** What measures the memory in use, which a disturbance uses, too. */
  private static final Set<String> MEASURING = Set.of("STR-14");

  /** After how long a test that has not ended fails. */
  private static final String LIMIT = Pending.WINDOW.toSeconds() + " s";

  private DisturbedShapes() {}

  static void main() {
    LauncherDiscoveryRequest stress =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage(DisturbedShapes.class.getPackageName()))
            .filters(
                ClassNameFilter.includeClassNamePatterns(".*Test"),
                (PostDiscoveryFilter) DisturbedShapes::isOfTheRules)
            .configurationParameter("junit.jupiter.execution.timeout.default", LIMIT)
            .configurationParameter("junit.jupiter.execution.timeout.threaddump.enabled", "true")
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    try (var _ = Disturbance.start()) {
      LauncherFactory.create().execute(stress, listener);
    }
    TestExecutionSummary summary = listener.getSummary();
    summary.printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 100);
    System.out.printf(
        "%d shapes held, %d failed, in %d ms%n",
        summary.getTestsSucceededCount(),
        summary.getTotalFailureCount(),
        summary.getTimeFinished() - summary.getTimeStarted());
    System.exit(summary.getTotalFailureCount() == 0 ? 0 : 1);
  }

  private static FilterResult isOfTheRules(TestDescriptor test) {
    boolean other =
        test.getSource().orElse(null) instanceof MethodSource source
            && !isOfTheRules(source.getJavaMethod().getAnnotation(Rule.class));
    return FilterResult.includedIf(!other);
  }

  private static boolean isOfTheRules(@Nullable Rule rule) {
    return rule != null && rule.value().startsWith(STRESS) && !MEASURING.contains(rule.value());
  }
}
