package dev.sluice.processor.bodies;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Which lock a statement or a call takes: a variable that never changes, the object itself (told by
 * its class's element), or a class (told by its type).
 */
final class Locks {
  private static final Set<String> ACQUIRE = Set.of("lock", "lockInterruptibly");

  private Locks() {}

  /** The lock of a synchronized statement, or null if it cannot be told from others. */
  static @Nullable Object monitor(Source source, SynchronizedTree statement) {
    Tree expression = Syntax.bare(statement.getExpression());
    if (expression instanceof IdentifierTree self && self.getName().contentEquals("this")) {
      Element element = source.attribution().element(self);
      return element == null ? null : element.getEnclosingElement();
    }
    if (expression instanceof MemberSelectTree literal
        && literal.getIdentifier().contentEquals("class")) {
      Element type = source.attribution().element(literal.getExpression());
      return type == null ? null : type.asType();
    }
    return variable(source, expression);
  }

  /** The lock that a call acquires or releases, or null for every other call. */
  static @Nullable Object lock(Source source, MethodInvocationTree call) {
    ExecutableElement method = source.callee(call);
    Element owner = method == null ? null : method.getEnclosingElement();
    if (method == null
        || owner == null
        || !call.getArguments().isEmpty()
        || !(ACQUIRE.contains(method.getSimpleName().toString())
            || method.getSimpleName().contentEquals("unlock"))
        || !source.attribution().isA(owner.asType(), "java.util.concurrent.locks.Lock")) {
      return null;
    }
    return variable(source, Source.receiver(call));
  }

  /** The lock that a synchronized method takes, or null for any other method. */
  static @Nullable Object monitor(Source source, MethodTree method) {
    Element element = source.attribution().element(method);
    Element owner = element == null ? null : element.getEnclosingElement();
    if (element == null
        || owner == null
        || !element.getModifiers().contains(Modifier.SYNCHRONIZED)) {
      return null;
    }
    return element.getModifiers().contains(Modifier.STATIC) ? owner.asType() : owner;
  }

  /** Whether a call of {@link #lock} acquires it. */
  static boolean isAcquired(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && ACQUIRE.contains(select.getIdentifier().toString());
  }

  /** Whether a statement of a loop's own block takes a lock, so that every round does. */
  static boolean takesInEachRound(Source source, Tree loop, Object lock) {
    StatementTree body = Syntax.body(loop);
    return body instanceof BlockTree block
        && block.getStatements().stream()
            .anyMatch(
                statement ->
                    (statement instanceof SynchronizedTree monitor
                            && lock.equals(monitor(source, monitor)))
                        || (statement instanceof ExpressionStatementTree expression
                            && expression.getExpression() instanceof MethodInvocationTree call
                            && lock.equals(lock(source, call))
                            && isAcquired(call)));
  }

  private static @Nullable Object variable(Source source, @Nullable Tree expression) {
    VariableElement root = source.variable(expression);
    return root != null && source.channels().isStable(root) ? root : null;
  }
}
