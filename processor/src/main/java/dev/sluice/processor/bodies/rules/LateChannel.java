package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.FactKind;
import dev.sluice.processor.bodies.analysis.FlowCheck;
import dev.sluice.processor.bodies.analysis.GoroutineStarts;
import dev.sluice.processor.bodies.analysis.Locks;
import dev.sluice.processor.bodies.analysis.State;
import dev.sluice.processor.diagnostic.Message;
import java.util.HashSet;
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
  public FlowCheck start(ClassIndex index, Findings findings) {
    return new Accesses(index, findings, new HashSet<>());
  }

  private record Accesses(ClassIndex index, Findings findings, Set<Tree> reported)
      implements FlowCheck {
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
      if (written != null) {
        report(written, ((AssignmentTree) assignment).getVariable(), false, before);
      }
    }

    private void report(VariableElement field, Tree place, boolean write, State before) {
      if (before.always(FactKind.HELD).isEmpty()
          && before.always(FactKind.STARTED).stream()
              .anyMatch(task -> touches(index, task, field, write))
          && reported.add(place)) {
        findings.report(Message.LATE_CHANNEL, place, field.getSimpleName());
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

  /** Whether a goroutine writes a field, or reads it, without any lock. */
  private static boolean touches(
      ClassIndex index, Body task, VariableElement field, boolean write) {
    boolean locks =
        !index.trees(Tree.Kind.SYNCHRONIZED, task.tree()).isEmpty()
            || index.invocations(task.tree()).stream()
                .anyMatch(call -> Locks.lock(index, call) != null);
    if (locks) {
      return false;
    }
    Set<Tree> targets = new HashSet<>();
    for (Tree each : index.writes(field)) {
      if (each instanceof AssignmentTree assignment && index.isWithin(each, task.tree())) {
        targets.add(assignment.getVariable());
      }
    }
    return write
        ? !targets.isEmpty()
        : index.uses(field).stream()
            .anyMatch(use -> index.isWithin(use, task.tree()) && !targets.contains(use));
  }
}
