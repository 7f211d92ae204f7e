package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.FactKind;
import dev.sluice.processor.bodies.analysis.GoroutineStarts;
import dev.sluice.processor.bodies.analysis.Locks;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.State;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A channel field that a method assigns after it has started a goroutine that reads it, or that a
 * goroutine assigns while the method that started it reads on: which comes first is anyone's guess.
 */
final class LateChannel implements FlowRule {
  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    return new Accesses(index, findings, new HashSet<>());
  }

  private record Accesses(ClassIndex index, Findings findings, Set<Tree> reported)
      implements BodyCheck {
    @Override
    public void call(MethodInvocationTree call, State before) {
      VariableElement read = field(index, ClassIndex.receiver(call));
      if (read != null
          && index.operation(call) != null
          && GoroutineStarts.owner(index, call) == null) {
        report(read, call.getMethodSelect(), true, before);
      }
    }

    @Override
    public void assign(Tree assignment, State before) {
      VariableElement written =
          assignment instanceof AssignmentTree plain ? field(index, plain.getVariable()) : null;
      if (written != null
          && assignment instanceof AssignmentTree plain
          && before.always(FactKind.HELD).isEmpty()
          && isForgotten(index, plain, written)
          && goroutines(index).stream().anyMatch(task -> touches(index, task, written, false))
          && reported.add(plain.getVariable())) {
        findings.report(
            BodyMessage.LATE_CHANNEL_FORGOTTEN, plain.getVariable(), written.getSimpleName());
      } else if (written != null) {
        report(written, ((AssignmentTree) assignment).getVariable(), false, before);
      }
    }

    private void report(VariableElement field, Tree place, boolean write, State before) {
      if (before.always(FactKind.HELD).isEmpty()
          && before.always(FactKind.STARTED).stream()
              .anyMatch(task -> touches(index, task, field, write))
          && reported.add(place)) {
        findings.report(BodyMessage.LATE_CHANNEL, place, field.getSimpleName());
      }
    }
  }

  /** The channel field that is neither final nor volatile, or null. */
  private static @Nullable VariableElement field(ClassIndex index, @Nullable Tree expression) {
    VariableElement field = index.variable(expression);
    return field != null
            && field.getKind() == ElementKind.FIELD
            && !field.getModifiers().contains(Modifier.FINAL)
            && !field.getModifiers().contains(Modifier.VOLATILE)
            && index.channels().isChannel(field.asType())
        ? field
        : null;
  }

  /** Whether a goroutine writes a field, or reads it, without any lock, itself or by a helper. */
  private static boolean touches(
      ClassIndex index, Body task, VariableElement field, boolean write) {
    Set<Body> bodies = index.helpers().reachable(task.tree());
    if (bodies.stream().anyMatch(body -> locks(index, body))) {
      return false;
    }
    Set<Tree> targets = new HashSet<>();
    for (Tree each : index.writes(field)) {
      if (each instanceof AssignmentTree assignment && bodies.contains(index.body(each))) {
        targets.add(assignment.getVariable());
      }
    }
    return write
        ? !targets.isEmpty()
        : index.uses(field).stream()
            .anyMatch(use -> bodies.contains(index.body(use)) && !targets.contains(use));
  }

  private static boolean locks(ClassIndex index, Body body) {
    return (body.tree() instanceof MethodTree method && Locks.monitor(index, method) != null)
        || !index.trees(Tree.Kind.SYNCHRONIZED, body.tree()).isEmpty()
        || index.invocations(body.tree()).stream()
            .anyMatch(call -> Locks.lock(index, call) != null);
  }

  /** Whether a method closes the channel of a field before it forgets it. */
  private static boolean isForgotten(
      ClassIndex index, AssignmentTree assignment, VariableElement field) {
    Body body = index.body(assignment);
    long position = index.attribution().position(assignment);
    return body != null
        && Syntax.bare(assignment.getExpression()) instanceof LiteralTree literal
        && literal.getValue() == null
        && index.invocations(body.tree()).stream()
            .filter(call -> body.equals(index.body(call)))
            .filter(call -> index.attribution().position(call) < position)
            .anyMatch(
                call ->
                    index.operation(call) == Operation.CLOSE
                        && field.equals(index.variable(ClassIndex.receiver(call))));
  }

  /** Every goroutine that this class starts with code of its own. */
  private static Set<Body> goroutines(ClassIndex index) {
    Set<Body> tasks = new LinkedHashSet<>();
    for (MethodInvocationTree call : index.invocations()) {
      if (GoroutineStarts.owner(index, call) != null) {
        for (Tree argument : call.getArguments()) {
          Body task = GoroutineStarts.task(index, argument);
          if (task != null) {
            tasks.add(task);
          }
        }
      }
    }
    return tasks;
  }
}
