package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.ExpectedExceptions;
import dev.sluice.processor.bodies.analysis.Simulation;
import dev.sluice.processor.bodies.analysis.StraightCode;
import dev.sluice.processor.bodies.analysis.StraightCode.Goroutine;
import dev.sluice.processor.bodies.analysis.StraightCode.Step;
import dev.sluice.processor.bodies.analysis.StraightCodeReader;
import dev.sluice.processor.bodies.analysis.StraightPipeline;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Goroutines of a group that, whatever the order in which they run, come to wait for each other
 * while the code that opened the group waits for them; and the same of the stages of a pipeline.
 * Looked at is straight-line code only.
 *
 * <p>Silent where the end may be expected: the exception is caught around it, or the method is
 * handed to other code, such as a test that asserts the exception.
 */
final class CertainDeadlock implements BodyRule {
  private static final List<Tree.Kind> PIPELINES =
      List.of(Tree.Kind.INTERFACE, Tree.Kind.CLASS, Tree.Kind.RECORD, Tree.Kind.ENUM);

  @Override
  public void check(ClassIndex index, Findings findings) {
    checkGroups(index, findings);
    for (Tree.Kind kind : PIPELINES) {
      for (Tree tree : index.trees(kind)) {
        checkPipeline(index, (ClassTree) tree, findings);
      }
    }
  }

  private static void checkPipeline(ClassIndex index, ClassTree tree, Findings findings) {
    StraightPipeline pipeline = StraightPipeline.read(index, tree);
    if (pipeline == null) {
      return;
    }
    Map<Goroutine, Step> waiting = Simulation.deadlock(pipeline.code());
    if (waiting != null && isRunOnly(index, pipeline.generated())) {
      waiting.remove(pipeline.code().goroutines().get(0));
      report(index, pipeline.code(), BodyMessage.CERTAIN_DEADLOCK_OF_STAGES, waiting, findings);
    }
  }

  /**
   * Whether all that is done here with a generated class, if anything, is {@code new
   * SquaresPipeline().run()} where no deadlock is expected: nobody can wait for its end, or end it.
   */
  private static boolean isRunOnly(ClassIndex index, String generated) {
    return Stream.of(Tree.Kind.IDENTIFIER, Tree.Kind.MEMBER_SELECT)
        .flatMap(kind -> index.trees(kind).stream())
        .filter(
            tree ->
                index.attribution().element(tree) instanceof TypeElement type
                    && type.getQualifiedName().contentEquals(generated))
        .allMatch(
            name ->
                index.parent(name) instanceof NewClassTree made
                    && index.parent(made) instanceof MemberSelectTree select
                    && index.parent(select) instanceof MethodInvocationTree call
                    && select.getIdentifier().contentEquals("run")
                    && !isExpected(index, call, new HashSet<>()));
  }

  private static void checkGroups(ClassIndex index, Findings findings) {
    for (Tree tree : index.trees(Tree.Kind.TRY)) {
      TryTree attempt = (TryTree) tree;
      if (attempt.getResources().size() == 1
          && attempt.getCatches().isEmpty()
          && attempt.getFinallyBlock() == null
          && attempt.getResources().get(0) instanceof VariableTree variable
          && index.attribution().element(variable) instanceof VariableElement group
          && Syntax.bare(variable.getInitializer()) instanceof MethodInvocationTree open
          && index.isCall(open, Api.GROUP, "open")
          && open.getArguments().size() < 2
          && !isExpected(index, attempt, new HashSet<>())) {
        StraightCode code = StraightCodeReader.read(index, group, attempt.getBlock());
        Map<Goroutine, Step> waiting = code == null ? null : Simulation.deadlock(code);
        if (code != null && waiting != null) {
          report(index, code, BodyMessage.CERTAIN_DEADLOCK, waiting, findings);
        }
      }
    }
  }

  /** Whether the exception that a deadlock throws, or the interrupt that ends it, is caught. */
  private static boolean isExpected(ClassIndex index, Tree place, Set<Body> seen) {
    Body body = index.body(place);
    if (body == null
        || body.kind() != Body.Kind.METHOD
        || !(body.tree() instanceof MethodTree method)
        || ExpectedExceptions.expectsDeadlock(index, place)) {
      return true;
    }
    Element element = index.attribution().element(method);
    boolean referenced =
        index.trees(Tree.Kind.MEMBER_REFERENCE).stream()
            .anyMatch(each -> Objects.equals(index.attribution().element(each), element));
    return referenced
        || (seen.add(body)
            && index.helpers().callsOf(body).stream()
                .anyMatch(call -> isExpected(index, call, seen)));
  }

  private static void report(
      ClassIndex index,
      StraightCode code,
      BodyMessage message,
      Map<Goroutine, Step> waiting,
      Findings findings) {
    StringBuilder details = new StringBuilder();
    waiting.forEach(
        (goroutine, step) ->
            details
                .append("\n    ")
                .append(goroutine.title())
                .append(", line ")
                .append(index.attribution().line(step.tree()))
                .append(": ")
                .append(what(code, step)));
    Step own = waiting.values().iterator().next();
    Tree place =
        own.tree() instanceof MethodInvocationTree call ? call.getMethodSelect() : own.tree();
    findings.report(message, place, details);
  }

  private static String what(StraightCode code, Step step) {
    return switch (step.action()) {
      case SEND -> "waits to send to '" + code.names().get(step.object()) + "'";
      case RECEIVE -> "waits to receive from '" + code.names().get(step.object()) + "'";
      case RANGE ->
          "waits for the next value or the close of '" + code.names().get(step.object()) + "'";
      case AWAIT -> "waits for wait group '" + code.names().get(step.object()) + "'";
      case CHILDREN -> "waits for the goroutines that it has started";
      default -> "waits for the goroutines of the group";
    };
  }
}
