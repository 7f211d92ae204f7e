package dev.sluice.processor.bodies;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePathScanner;
import dev.sluice.processor.bodies.rules.TreePlace;
import dev.sluice.processor.declaration.KnownTypes;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reports pipelines and sets of select cases that are declared in a method. No annotation processor
 * is shown them, so without this nothing would be said and nothing generated. Nothing but the
 * syntax is looked at, and only in sources that import our annotations.
 */
final class LocalDeclarations implements TaskListener {
  private static final String ANNOTATIONS =
      KnownTypes.PIPELINE.substring(0, KnownTypes.PIPELINE.lastIndexOf('.') + 1);

  private static final Map<String, String> KINDS =
      Map.of("Pipeline", "pipeline", "SelectCases", "select");

  private final Printer printer;

  LocalDeclarations(Printer printer) {
    this.printer = printer;
  }

  @Override
  public void finished(TaskEvent event) {
    CompilationUnitTree unit = event.getCompilationUnit();
    if (event.getKind() == TaskEvent.Kind.PARSE && unit != null && importsUs(unit)) {
      try {
        new Scanner(unit).scan(unit, null);
      } catch (StackOverflowError tooDeep) {
        // What is nested so deeply is not looked at; whether it compiles is for the compiler to
        // say.
      }
    }
  }

  private static boolean importsUs(CompilationUnitTree unit) {
    return unit.getImports().stream()
        .map(ImportTree::getQualifiedIdentifier)
        .map(Object::toString)
        .filter(name -> name.startsWith(ANNOTATIONS))
        .map(name -> name.substring(ANNOTATIONS.length()))
        .anyMatch(name -> name.equals("*") || KINDS.containsKey(name));
  }

  private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;

    Scanner(CompilationUnitTree unit) {
      this.unit = unit;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
      if (isLocal()) {
        kind(type)
            .ifPresent(
                kind ->
                    printer.print(
                        Finding.of(
                            GenerationMessage.INACCESSIBLE_LOCAL,
                            new TreePlace(type, unit),
                            kind,
                            type.getSimpleName())));
      }
      return super.visitClass(type, null);
    }

    /** Whether the class stands in a block, of a method or of a lambda, or in another local one. */
    private boolean isLocal() {
      for (var path = getCurrentPath().getParentPath(); path != null; path = path.getParentPath()) {
        Tree tree = path.getLeaf();
        if (tree instanceof MethodTree || tree instanceof BlockTree) {
          return true;
        }
      }
      return false;
    }

    private Optional<String> kind(ClassTree type) {
      return type.getModifiers().getAnnotations().stream()
          .map(AnnotationTree::getAnnotationType)
          .map(Object::toString)
          .map(name -> name.substring(name.lastIndexOf('.') + 1))
          .flatMap(name -> Optional.ofNullable(KINDS.get(name)).stream())
          .findFirst();
    }
  }
}
