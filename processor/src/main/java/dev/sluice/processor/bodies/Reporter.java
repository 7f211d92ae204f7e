package dev.sluice.processor.bodies;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Collects the findings about one source: in its order, without those that it switches off. */
final class Reporter {
  private final Source source;
  private final BodyScope scope;
  private final List<Finding<Place>> findings = new ArrayList<>();

  Reporter(Source source, BodyScope scope) {
    this.source = source;
    this.scope = scope;
  }

  /** Reports unless the place is out of scope or the message is suppressed there. */
  void report(Message message, Tree tree, Object... arguments) {
    if (scope == BodyScope.STAGES && !source.stages().isInStage(tree)) {
      return;
    }
    if (message.severity() != Severity.ERROR && isSuppressed(message, tree)) {
      return;
    }
    findings.add(Finding.of(message, new Place(tree, source.attribution().unit()), arguments));
  }

  /** Reports at a call, which points at the dot before the method's name. */
  void reportCall(Message message, MethodInvocationTree call, Object... arguments) {
    report(message, call.getMethodSelect(), arguments);
  }

  /** The findings, top to bottom. */
  List<Finding<Place>> findings() {
    findings.sort(
        Comparator.comparingLong(finding -> source.attribution().position(finding.place().tree())));
    return List.copyOf(findings);
  }

  private boolean isSuppressed(Message message, Tree tree) {
    for (Tree at = tree; at != null; at = source.parent(at)) {
      switch (at.getKind()) {
        case VARIABLE, METHOD, CLASS, INTERFACE, ENUM, RECORD -> {
          if (suppresses(source.attribution().element(at), message)) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }

  private static boolean suppresses(@Nullable Element element, Message message) {
    if (element == null) {
      return false;
    }
    SuppressWarnings annotation = element.getAnnotation(SuppressWarnings.class);
    return annotation != null
        && Arrays.stream(annotation.value())
            .anyMatch(name -> name.equals("sluice") || name.equals(message.suppression()));
  }
}
