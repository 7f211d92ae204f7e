package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.FactKind;
import dev.sluice.processor.bodies.analysis.Mutations;
import dev.sluice.processor.bodies.analysis.State;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A mutable value that is changed after it was sent: the receiver has it by then, and reads while
 * this goroutine writes. A later receive counts as the receiver's word that it is done.
 */
final class UsedAfterSend implements FlowRule {
  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    return new Changes(index, findings);
  }

  private record Changes(ClassIndex index, Findings findings) implements BodyCheck {
    @Override
    public void call(MethodInvocationTree call, State before) {
      report(Mutations.changed(index, call), call.getMethodSelect(), before);
    }

    @Override
    public void assign(Tree assignment, State before) {
      Tree bare = Syntax.bare(Syntax.assignedTarget(assignment));
      if (bare instanceof ArrayAccessTree access) {
        report(index.local(access.getExpression()), access, before);
      } else if (bare instanceof MemberSelectTree select && isPlainField(index, select)) {
        report(index.local(select.getExpression()), select, before);
      }
    }

    private void report(@Nullable VariableElement value, Tree place, State before) {
      Tree sent = value == null ? null : before.sometimes(FactKind.PUBLISHED, value);
      if (value != null && sent != null) {
        findings.report(
            BodyMessage.USED_AFTER_SEND,
            place,
            value.getSimpleName(),
            index.attribution().line(sent));
      }
    }
  }

  private static boolean isPlainField(ClassIndex index, MemberSelectTree select) {
    Element field = index.attribution().element(select);
    return field != null
        && field.getKind() == ElementKind.FIELD
        && !field.getModifiers().contains(Modifier.VOLATILE)
        && !field.getModifiers().contains(Modifier.STATIC);
  }
}
