package dev.sluice.processor.bodies;

import com.sun.source.util.Trees;
import dev.sluice.processor.bodies.rules.TreePlace;
import dev.sluice.processor.diagnostic.Finding;
import java.util.HashSet;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Prints findings through the compiler, each once. */
final class Printer {
  private final Trees trees;
  private final Set<Printed> printed = new HashSet<>();

  /** A tree may be parsed again in a later round: the place in the file is what stays the same. */
  private record Printed(JavaFileObject file, long position, String code) {}

  Printer(Trees trees) {
    this.trees = trees;
  }

  void print(Finding<TreePlace> finding) {
    TreePlace place = finding.place();
    long position = trees.getSourcePositions().getStartPosition(place.unit(), place.tree());
    JavaFileObject file = place.unit().getSourceFile();
    if (printed.add(new Printed(file, position, finding.message().code()))) {
      trees.printMessage(kind(finding), finding.text(), place.tree(), place.unit());
    }
  }

  private static Diagnostic.Kind kind(Finding<TreePlace> finding) {
    return switch (finding.message().severity()) {
      case ERROR -> Diagnostic.Kind.ERROR;
      case WARNING -> Diagnostic.Kind.WARNING;
      case NOTE -> Diagnostic.Kind.NOTE;
    };
  }
}
