package dev.sluice.processor.declaration;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * Tells file and line of an element, for messages that speak of more than one place. Only javac
 * knows them; elsewhere the messages do without.
 */
@FunctionalInterface
public interface SourceLines {
  /**
   * Where an element stands.
   *
   * @param element any element
   * @return such as {@code " (Squares.java:12)"}; empty where it is not known
   */
  String of(Element element);

  /**
   * For a compilation.
   *
   * @param environment the compiler
   * @return the lines, as far as this compiler knows them
   */
  static SourceLines of(ProcessingEnvironment environment) {
    try {
      Trees trees = Trees.instance(environment);
      return element -> line(trees, element);
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return element -> "";
    }
  }

  private static String line(Trees trees, Element element) {
    TreePath path = trees.getPath(element);
    if (path == null) {
      return "";
    }
    CompilationUnitTree unit = path.getCompilationUnit();
    Tree tree = path.getLeaf();
    long position = trees.getSourcePositions().getStartPosition(unit, tree);
    if (position == Diagnostic.NOPOS) {
      return "";
    }
    String file = unit.getSourceFile().getName();
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return " (" + name + ":" + unit.getLineMap().getLineNumber(position) + ")";
  }
}
