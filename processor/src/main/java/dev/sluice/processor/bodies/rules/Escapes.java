package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.OutsideCode;
import dev.sluice.processor.bodies.analysis.TrackedChannel;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** A stage's channel that outlives the stage: in a field, or in a thread that is not waited for. */
final class Escapes implements BodyRule {
  private static final Set<String> WAITS =
      Set.of("join", "get", "await", "awaitTermination", "invokeAll", "invokeAny", "close");

  @Override
  public void check(ClassIndex index, Findings findings) {
    for (MethodTree stage : index.stages().methods()) {
      if (index.attribution().element(stage) instanceof ExecutableElement method) {
        Set<Tree> reported = new HashSet<>();
        for (VariableElement parameter : method.getParameters()) {
          TrackedChannel.@Nullable Wired channel = index.stages().wired(parameter);
          if (channel != null) {
            check(index, stage, parameter, channel.name(), reported, findings);
          }
        }
      }
    }
  }

  private static void check(
      ClassIndex index,
      MethodTree stage,
      VariableElement parameter,
      String channel,
      Set<Tree> reported,
      Findings findings) {
    List<ExpressionTree> uses = new ArrayList<>(index.uses(parameter));
    index.channels().aliases(parameter).forEach(alias -> uses.addAll(index.uses(alias)));
    boolean waits = waits(index, stage);
    for (ExpressionTree use : uses) {
      Tree field = assignedField(index, use);
      if (field != null && reported.add(field)) {
        findings.report(
            BodyMessage.ESCAPES_FIELD,
            field,
            channel,
            index.stages().name(stage),
            field.toString());
      }
      Tree starter = waits ? null : foreignStarter(index, use, stage);
      if (starter instanceof MethodInvocationTree call && reported.add(call)) {
        findings.reportCall(BodyMessage.ESCAPES_THREAD, call, channel, index.stages().name(stage));
      } else if (starter instanceof NewClassTree creation && reported.add(creation)) {
        findings.report(BodyMessage.ESCAPES_THREAD, creation, channel, index.stages().name(stage));
      }
    }
  }

  /** The field to which an expression is assigned as it is, or null. */
  private static @Nullable Tree assignedField(ClassIndex index, Tree use) {
    Tree inner = use;
    Tree at = index.parent(use);
    while (at instanceof ParenthesizedTree || at instanceof TypeCastTree) {
      inner = at;
      at = index.parent(at);
    }
    if (at instanceof AssignmentTree assignment && assignment.getExpression() == inner) {
      Element target = index.attribution().element(assignment.getVariable());
      return target != null && target.getKind().isField() ? assignment.getVariable() : null;
    }
    return null;
  }

  /** What gives the code around a use to a thread of its own, or null. */
  private static @Nullable Tree foreignStarter(ClassIndex index, Tree use, MethodTree stage) {
    Body body = index.bodyOf(stage);
    return body == null ? null : OutsideCode.around(index, use, body);
  }

  private static boolean waits(ClassIndex index, MethodTree stage) {
    boolean calls = index.invocations(stage).stream().map(index::callee).anyMatch(Escapes::isWait);
    boolean resource =
        index.trees(Tree.Kind.TRY).stream()
            .filter(tree -> index.isWithin(tree, stage))
            .flatMap(tree -> ((TryTree) tree).getResources().stream())
            .map(index.attribution()::type)
            .anyMatch(
                type -> index.attribution().isA(type, "java.util.concurrent.ExecutorService"));
    return calls || resource;
  }

  private static boolean isWait(@Nullable ExecutableElement method) {
    return method != null && (waitsForTheEnd(method) || waitsForThreads(method));
  }

  /** A stage that is fed by callbacks waits until nobody wants values any more. */
  private static boolean waitsForTheEnd(ExecutableElement method) {
    return method.getSimpleName().contentEquals("awaitAbandoned");
  }

  private static boolean waitsForThreads(ExecutableElement method) {
    return WAITS.contains(method.getSimpleName().toString())
        && method.getEnclosingElement() instanceof TypeElement owner
        && (owner.getQualifiedName().contentEquals("java.lang.Thread")
            || owner.getQualifiedName().contentEquals(Api.WAIT_GROUP)
            || owner.getQualifiedName().toString().startsWith("java.util.concurrent."));
  }
}
