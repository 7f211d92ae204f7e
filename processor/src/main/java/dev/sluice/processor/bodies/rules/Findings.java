package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Collects the findings about one index: in its order, without those that it switches off. */
public final class Findings {
  private final ClassIndex index;
  private final Predicate<Tree> scope;
  private final List<Finding<TreePlace>> findings = new ArrayList<>();

  Findings(ClassIndex index, Predicate<Tree> scope) {
    this.index = index;
    this.scope = scope;
  }

  /** Reports unless the place is out of scope or the message is suppressed there. */
  public void report(Message message, Tree tree, Object... arguments) {
    if (!scope.test(tree)) {
      return;
    }
    if (message.severity() != Severity.ERROR && isSuppressed(message, tree)) {
      return;
    }
    findings.add(Finding.of(message, new TreePlace(tree, index.attribution().unit()), arguments));
  }

  /** Reports something about a variable, on whose declaration it can be suppressed as well. */
  void reportAbout(VariableElement variable, Message message, Tree tree, Object... arguments) {
    if (!isSuppressedAt(variable, message)) {
      report(message, tree, arguments);
    }
  }

  private boolean isSuppressedAt(@Nullable VariableElement variable, Message message) {
    return message.severity() != Severity.ERROR && suppresses(variable, message);
  }

  /** Reports at a call, which points at the dot before the method's name. */
  public void reportCall(Message message, MethodInvocationTree call, Object... arguments) {
    report(message, call.getMethodSelect(), arguments);
  }

  /** The findings, top to bottom. */
  List<Finding<TreePlace>> all() {
    findings.sort(
        Comparator.comparingLong(finding -> index.attribution().position(finding.place().tree())));
    return List.copyOf(findings);
  }

  private boolean isSuppressed(Message message, Tree tree) {
    for (Tree at = tree; at != null; at = index.parent(at)) {
      switch (at.getKind()) {
        case VARIABLE, METHOD, CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE -> {
          if (suppresses(index.attribution().element(at), message)) {
            return true;
          }
        }
        default -> {}
      }
    }
    return index.trees(Tree.Kind.IDENTIFIER, tree).stream()
        .anyMatch(name -> isSuppressedAt(index.variable(name), message));
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
