package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.validation.PipelineAnalyzer;
import dev.sluice.processor.validation.Rules;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** What the compiler knows about the trees of one index file. */
public final class Attribution {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final CompilationUnitTree unit;
  private final TreePath root;

  public Attribution(Trees trees, Elements elements, Types types, CompilationUnitTree unit) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.unit = unit;
    this.root = new TreePath(unit);
  }

  public CompilationUnitTree unit() {
    return unit;
  }

  /** The element that a tree declares or refers to; only the leaf of a path is looked at. */
  public @Nullable Element element(Tree tree) {
    return trees.getElement(new TreePath(root, tree));
  }

  /** The type of an expression, or null where the program is broken. */
  public @Nullable TypeMirror type(Tree tree) {
    return trees.getTypeMirror(new TreePath(root, tree));
  }

  /**
   * How a pipeline runs.
   *
   * @param type a type that is a pipeline
   * @return what is generated for it; empty if something is wrong with it
   */
  Optional<Plan> plan(TypeElement type) {
    if (elements.getTypeElement("java.lang.Object") == null) {
      return Optional.empty(); // Behind some errors the compiler does not find even that.
    }
    Rules rules = new Rules(types, elements, element -> "");
    return new PipelineAnalyzer(types, elements, rules)
        .analyze(type)
        .flatMap(PipelineAnalyzer.Analysis::pipeline)
        .map(Plan::of);
  }

  /** Whether an expression's type is a class or interface of this name, or a subtype of it. */
  public boolean isA(@Nullable TypeMirror type, String qualifiedName) {
    if (type == null
        || (type.getKind() != TypeKind.DECLARED && type.getKind() != TypeKind.TYPEVAR)) {
      return false;
    }
    TypeElement target = elements.getTypeElement(qualifiedName);
    return target != null && types.isSubtype(types.erasure(type), types.erasure(target.asType()));
  }

  /** Whether a type is exactly the class or interface of this name, whatever its arguments. */
  public static boolean isExactly(@Nullable TypeMirror type, String qualifiedName) {
    return type instanceof DeclaredType declared
        && type.getKind() == TypeKind.DECLARED
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(qualifiedName);
  }

  /** Whether a class or interface is the one of this name, or extends or implements it. */
  public static boolean extendsType(TypeElement type, String qualifiedName) {
    return type.getQualifiedName().contentEquals(qualifiedName)
        || Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
            .anyMatch(
                each ->
                    each instanceof DeclaredType declared
                        && declared.asElement() instanceof TypeElement element
                        && extendsType(element, qualifiedName));
  }

  /** The line on which a tree starts, for a message. */
  public long line(Tree tree) {
    long position = trees.getSourcePositions().getStartPosition(unit, tree);
    return position < 0 ? 0 : unit.getLineMap().getLineNumber(position);
  }

  /** Where a tree starts in its file. */
  public long position(Tree tree) {
    return trees.getSourcePositions().getStartPosition(unit, tree);
  }
}
