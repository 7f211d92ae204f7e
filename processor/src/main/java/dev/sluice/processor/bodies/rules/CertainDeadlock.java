package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.ExpectedExceptions;
import dev.sluice.processor.bodies.analysis.Simulation;
import dev.sluice.processor.bodies.analysis.StraightCode;
import dev.sluice.processor.bodies.analysis.StraightCodeReader;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/**
 * Goroutines of a group that, whatever the order in which they run, come to wait for each other
 * while the code that opened the group waits for them. Looked at is straight-line code only.
 *
 * <p>Silent where the end may be expected: the exception is caught around it, or the method is
 * handed to other code, such as a test that asserts the exception.
 */
final class CertainDeadlock implements BodyRule {
  @Override
  public void check(ClassIndex index, Findings findings) {
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
        Map<StraightCode.Goroutine, StraightCode.Step> waiting =
            code == null ? null : Simulation.deadlock(code);
        if (code != null && waiting != null) {
          report(index, code, waiting, findings);
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
      Map<StraightCode.Goroutine, StraightCode.Step> waiting,
      Findings findings) {
    StringBuilder details = new StringBuilder();
    waiting.forEach(
        (goroutine, step) ->
            details
                .append("\n    ")
                .append(
                    goroutine == code.goroutines().get(0)
                        ? goroutine.name()
                        : "goroutine '" + goroutine.name() + "'")
                .append(", line ")
                .append(index.attribution().line(step.tree()))
                .append(": ")
                .append(what(code, step)));
    StraightCode.Step own = waiting.values().iterator().next();
    Tree place =
        own.tree() instanceof MethodInvocationTree call ? call.getMethodSelect() : own.tree();
    findings.report(BodyMessage.CERTAIN_DEADLOCK, place, details);
  }

  private static String what(StraightCode code, StraightCode.Step step) {
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
