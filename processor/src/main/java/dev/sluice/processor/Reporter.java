package dev.sluice.processor;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SuppressedWarnings;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.Severity;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Prints findings, unless the source switches them off. */
final class Reporter {
  private final Messager messager;

  Reporter(Messager messager) {
    this.messager = messager;
  }

  void print(Finding<Place> finding) {
    Place place = finding.place();
    if (isSuppressed(finding.message(), place.element())) {
      return;
    }
    messager.printMessage(
        kind(finding.message().severity()),
        finding.text(),
        place.element(),
        place.annotation(),
        place.value());
  }

  /** Prints a message that belongs to no place. */
  void print(Message message, Object... arguments) {
    messager.printMessage(kind(message.severity()), message.render(arguments));
  }

  private static boolean isSuppressed(Message message, Element element) {
    if (message.severity() == Severity.ERROR) {
      return false;
    }
    Set<String> suppressed = SuppressedWarnings.at(element);
    return suppressed.contains(Message.SUPPRESSION_OF_ALL)
        || suppressed.contains(message.suppression());
  }

  private static Diagnostic.Kind kind(Severity severity) {
    return switch (severity) {
      case ERROR -> Diagnostic.Kind.ERROR;
      case WARNING -> Diagnostic.Kind.WARNING;
      case NOTE -> Diagnostic.Kind.NOTE;
    };
  }
}
