package dev.sluice.processor.bodies;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.TypeCastTree;
import dev.sluice.processor.diagnostic.Message;
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
  public void check(Source source, Reporter reporter) {
    for (MethodTree stage : source.stages().methods()) {
      if (source.attribution().element(stage) instanceof ExecutableElement method) {
        Set<Tree> reported = new HashSet<>();
        for (VariableElement parameter : method.getParameters()) {
          Stages.@Nullable Wired channel = source.stages().wired(parameter);
          if (channel != null) {
            check(source, stage, parameter, channel.name(), reported, reporter);
          }
        }
      }
    }
  }

  private static void check(
      Source source,
      MethodTree stage,
      VariableElement parameter,
      String channel,
      Set<Tree> reported,
      Reporter reporter) {
    List<ExpressionTree> uses = new ArrayList<>(source.uses(parameter));
    source.channels().aliases(parameter).forEach(alias -> uses.addAll(source.uses(alias)));
    boolean waits = waits(source, stage);
    for (ExpressionTree use : uses) {
      Tree field = assignedField(source, use);
      if (field != null && reported.add(field)) {
        reporter.report(
            Message.ESCAPES_FIELD, field, channel, source.stages().name(stage), field.toString());
      }
      Tree starter = waits ? null : foreignStarter(source, use, stage);
      if (starter instanceof MethodInvocationTree call && reported.add(call)) {
        reporter.reportCall(Message.ESCAPES_THREAD, call, channel, source.stages().name(stage));
      } else if (starter instanceof NewClassTree creation && reported.add(creation)) {
        reporter.report(Message.ESCAPES_THREAD, creation, channel, source.stages().name(stage));
      }
    }
  }

  /** The field to which an expression is assigned as it is, or null. */
  private static @Nullable Tree assignedField(Source source, Tree use) {
    Tree inner = use;
    Tree at = source.parent(use);
    while (at instanceof ParenthesizedTree || at instanceof TypeCastTree) {
      inner = at;
      at = source.parent(at);
    }
    if (at instanceof AssignmentTree assignment && assignment.getExpression() == inner) {
      Element target = source.attribution().element(assignment.getVariable());
      return target != null && target.getKind().isField() ? assignment.getVariable() : null;
    }
    return null;
  }

  /** What starts a thread of its own for the lambda around a use, or null. */
  private static @Nullable Tree foreignStarter(Source source, Tree use, MethodTree stage) {
    for (Body body = source.body(use); body != null; body = body.parent()) {
      if (body.tree() == stage) {
        return null;
      }
      if (body.kind() == Body.Kind.GOROUTINE) {
        MethodInvocationTree starter = body.starter();
        if (starter == null) {
          return source.parent(body.tree());
        }
        return Starters.owner(source, starter) == Starters.Owner.THREAD ? starter : null;
      }
    }
    return null;
  }

  private static boolean waits(Source source, MethodTree stage) {
    boolean calls =
        source.invocations().stream()
            .filter(call -> source.isWithin(call, stage))
            .map(source::callee)
            .anyMatch(Escapes::isWait);
    boolean resource =
        source.trees(Tree.Kind.TRY).stream()
            .filter(tree -> source.isWithin(tree, stage))
            .flatMap(tree -> ((TryTree) tree).getResources().stream())
            .map(source.attribution()::type)
            .anyMatch(
                type -> source.attribution().isA(type, "java.util.concurrent.ExecutorService"));
    return calls || resource;
  }

  private static boolean isWait(@Nullable ExecutableElement method) {
    return method != null
        && WAITS.contains(method.getSimpleName().toString())
        && method.getEnclosingElement() instanceof TypeElement owner
        && (owner.getQualifiedName().contentEquals("java.lang.Thread")
            || owner.getQualifiedName().contentEquals(Api.WAIT_GROUP)
            || owner.getQualifiedName().toString().startsWith("java.util.concurrent."));
  }
}
