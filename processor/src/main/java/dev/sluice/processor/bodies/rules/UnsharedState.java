package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.FactKind;
import dev.sluice.processor.bodies.analysis.HeldLocks;
import dev.sluice.processor.bodies.analysis.Mutations;
import dev.sluice.processor.bodies.analysis.State;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A field that a stage with several workers changes: they all run the same object, so they change
 * it at once. Atomic and concurrent types, locks and plain writes of volatile fields are safe.
 */
final class UnsharedState implements FlowRule {
  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    return new Changes(index, findings, new LinkedHashMap<>());
  }

  private record Changes(ClassIndex index, Findings findings, Map<Tree, VariableElement> unlocked)
      implements BodyCheck {
    @Override
    public void call(MethodInvocationTree call, State before) {
      add(call.getMethodSelect(), Mutations.changed(index, call), before);
    }

    @Override
    public void assign(Tree assignment, State before) {
      boolean plain = assignment instanceof AssignmentTree;
      ExpressionTree target = Syntax.assignedTarget(assignment);
      Tree bare = Syntax.bare(target);
      if (bare instanceof ArrayAccessTree element) {
        add(assignment, index.variable(element.getExpression()), before);
        return;
      }
      VariableElement variable = index.variable(bare);
      boolean safe =
          plain && variable != null && variable.getModifiers().contains(Modifier.VOLATILE);
      add(assignment, safe ? null : variable, before);
    }

    private void add(Tree place, @Nullable VariableElement variable, State before) {
      if (variable != null
          && variable.getKind() == ElementKind.FIELD
          && before.always(FactKind.HELD).isEmpty()) {
        unlocked.put(place, variable);
      }
    }

    @Override
    public void finish(HeldLocks held) {
      for (MethodTree stage : index.stages().methods()) {
        if (index.stages().isParallel(stage)) {
          Set<Body> bodies = index.helpers().reachable(stage);
          unlocked.forEach(
              (place, field) -> {
                if (bodies.contains(index.body(place)) && held.at(place).isEmpty()) {
                  findings.report(
                      BodyMessage.UNSHARED_STATE,
                      place,
                      field.getSimpleName(),
                      index.stages().name(stage));
                }
              });
        }
      }
    }
  }
}
