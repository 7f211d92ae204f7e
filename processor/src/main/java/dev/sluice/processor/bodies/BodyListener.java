package dev.sluice.processor.bodies;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.Trees;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.rules.BodyRules;
import dev.sluice.processor.bodies.rules.TreePlace;
import dev.sluice.processor.bodies.rules.UnattributedClose;
import dev.sluice.processor.declaration.AnnotationReader;
import dev.sluice.processor.declaration.KnownTypes;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.ProcessorMessage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/**
 * Runs the rules as the compilation goes along.
 *
 * <p>Attributed trees exist when ANALYZE has finished, and that is where nearly every rule runs.
 * {@link UnattributedClose} comes earlier: what it finds does not compile anyway, so it speaks
 * while annotations are processed. javac then stops before it attributes bodies, and its own
 * message, which does not teach, is never printed.
 */
final class BodyListener implements TaskListener {
  private final JavacTask task;
  private final Trees trees;
  private final BodyOptions options;
  private final BodyRules rules;
  private final Printer printer;
  private final Map<JavaFileObject, CompilationUnitTree> entered = new LinkedHashMap<>();
  private final Set<JavaFileObject> checkedEarly = new HashSet<>();
  private final Set<TypeElement> checked = new HashSet<>();
  private boolean failed;
  private boolean optionsReported;

  BodyListener(JavacTask task, BodyOptions options, BodyRules rules) {
    this.task = task;
    this.options = options;
    this.rules = rules;
    this.trees = Trees.instance(task);
    this.printer = new Printer(trees);
  }

  @Override
  public void started(TaskEvent event) {
    // Everything is looked at when the compiler has finished with it.
  }

  @Override
  public void finished(TaskEvent event) {
    if (failed) {
      return;
    }
    try {
      switch (event.getKind()) {
        case ENTER -> enter(event.getCompilationUnit());
        case ANNOTATION_PROCESSING_ROUND -> checkEarly();
        case ANALYZE -> analyze(event);
        default -> {}
      }
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      failed = true;
      CompilationUnitTree unit = event.getCompilationUnit();
      if (unit != null) {
        printer.print(
            Finding.of(ProcessorMessage.BODIES_INTERNAL, new TreePlace(unit, unit), describe(e)));
      }
    }
  }

  private void enter(CompilationUnitTree unit) {
    if (!optionsReported) {
      optionsReported = true;
      for (String argument : options.misunderstood()) {
        printer.print(
            Finding.of(ProcessorMessage.BODIES_OPTION, new TreePlace(unit, unit), argument));
      }
    }
    if (!checkedEarly.contains(unit.getSourceFile())) {
      entered.put(unit.getSourceFile(), unit);
    }
  }

  private void checkEarly() {
    BodyScope scope = options.scope();
    for (CompilationUnitTree unit : List.copyOf(entered.values())) {
      checkedEarly.add(unit.getSourceFile());
      if (scope != BodyScope.OFF) {
        UnattributedClose.find(
                unit, attribution(unit), task.getElements(), scope == BodyScope.STAGES)
            .forEach(printer::print);
      }
    }
    entered.clear();
  }

  private void analyze(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    BodyScope scope = options.scope();
    if (type == null
        || scope == BodyScope.OFF
        || !checked.add(type)
        || AnnotationReader.on(type, KnownTypes.GENERATED).isPresent()) {
      return;
    }
    CompilationUnitTree unit = event.getCompilationUnit();
    Attribution attribution = attribution(unit);
    for (Tree tree : unit.getTypeDecls()) {
      Element element = attribution.element(tree);
      if (tree instanceof ClassTree top && type.equals(element)) {
        DeepStack.call(() -> check(attribution, top, scope)).forEach(printer::print);
      }
    }
  }

  private List<Finding<TreePlace>> check(Attribution attribution, ClassTree top, BodyScope scope) {
    ClassIndex index = ClassIndex.of(attribution, top);
    return rules.check(index, place -> scope == BodyScope.ALL || index.stages().isInStage(place));
  }

  private Attribution attribution(CompilationUnitTree unit) {
    return new Attribution(trees, task.getElements(), task.getTypes(), unit);
  }

  /** What a report needs: the exception and the places in our own code that it passed. */
  private static String describe(Throwable failure) {
    StringBuilder text = new StringBuilder("\n    ").append(failure);
    Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(BodyListener.class.getPackageName()))
        .limit(8)
        .forEach(frame -> text.append("\n    at ").append(frame));
    return text.toString();
  }
}
