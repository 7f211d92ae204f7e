package dev.sluice.processor.bodies;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
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
final class LateChannel implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    Set<Tree> reported = new HashSet<>();
    Transfer transfer =
        new Transfer() {
          @Override
          public void call(MethodInvocationTree call, State state, boolean reporting) {
            if (Starters.owner(source, call) != null) {
              for (Tree argument : call.getArguments()) {
                Body task = source.bodyOf.get(argument);
                if (task != null && task.kind() == Body.Kind.GOROUTINE) {
                  state.add(Fact.Kind.PENDING, task, call);
                }
              }
              return;
            }
            VariableElement read = field(source, Source.receiver(call));
            Operation operation = source.operation(call);
            if (read != null && operation != null) {
              report(read, call.getMethodSelect(), true, state, reporting);
            }
            if ((operation != null && operation.receives()) || Mutations.waits(source, call)) {
              state.removeAll(Fact.Kind.PENDING);
            }
          }

          @Override
          public void assign(Tree assignment, State state, boolean reporting) {
            VariableElement written =
                assignment instanceof AssignmentTree plain
                    ? field(source, plain.getVariable())
                    : null;
            if (written != null) {
              report(written, ((AssignmentTree) assignment).getVariable(), false, state, reporting);
            }
          }

          private void report(
              VariableElement field, Tree place, boolean write, State state, boolean reporting) {
            if (!reporting || !state.always(Fact.Kind.HELD).isEmpty()) {
              return;
            }
            for (Object about : state.always(Fact.Kind.PENDING)) {
              if (about instanceof Body task
                  && touches(source, task, field, write)
                  && reported.add(place)) {
                reporter.report(Message.LATE_CHANNEL, place, field.getSimpleName());
              }
            }
          }
        };
    for (Body body : source.bodies()) {
      Flow.run(source, body, transfer);
    }
  }

  /** The channel field that is neither final nor volatile, or null. */
  private static @Nullable VariableElement field(Source source, @Nullable Tree expression) {
    VariableElement field = source.variable(expression);
    return field != null
            && field.getKind() == ElementKind.FIELD
            && !field.getModifiers().contains(Modifier.FINAL)
            && !field.getModifiers().contains(Modifier.VOLATILE)
            && source.channels().isChannel(field.asType())
        ? field
        : null;
  }

  /** Whether a goroutine writes a field, or reads it, without any lock. */
  private static boolean touches(Source source, Body task, VariableElement field, boolean write) {
    boolean locks =
        source.trees(Tree.Kind.SYNCHRONIZED).stream()
                .anyMatch(tree -> source.isWithin(tree, task.tree()))
            || source.invocations().stream()
                .anyMatch(
                    call -> source.isWithin(call, task.tree()) && Locks.lock(source, call) != null);
    if (locks) {
      return false;
    }
    Set<Tree> targets = new HashSet<>();
    for (Tree each : source.writes(field)) {
      if (each instanceof AssignmentTree assignment && source.isWithin(each, task.tree())) {
        targets.add(assignment.getVariable());
      }
    }
    return write
        ? !targets.isEmpty()
        : source.uses(field).stream()
            .anyMatch(use -> source.isWithin(use, task.tree()) && !targets.contains(use));
  }
}
