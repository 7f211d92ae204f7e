package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Which lock a statement or a call takes. */
public final class Locks {
  private static final Set<String> ACQUIRE = Set.of("lock", "lockInterruptibly");

  private Locks() {}

  /** The lock of a synchronized statement, or null if it cannot be told from others. */
  public static @Nullable Lock monitor(ClassIndex index, SynchronizedTree statement) {
    Tree expression = Syntax.bare(statement.getExpression());
    if (expression instanceof IdentifierTree self && self.getName().contentEquals("this")) {
      Element element = index.attribution().element(self);
      Element type = element == null ? null : element.getEnclosingElement();
      return type == null ? null : new Lock.OfThis(type);
    }
    if (expression instanceof MemberSelectTree literal
        && literal.getIdentifier().contentEquals("class")) {
      Element type = index.attribution().element(literal.getExpression());
      return type == null ? null : new Lock.OfClass(type);
    }
    return variable(index, expression);
  }

  /** The lock that a call acquires or releases, or null for every other call. */
  public static @Nullable Lock lock(ClassIndex index, MethodInvocationTree call) {
    ExecutableElement method = index.callee(call);
    Element owner = method == null ? null : method.getEnclosingElement();
    if (method == null
        || owner == null
        || !call.getArguments().isEmpty()
        || !(ACQUIRE.contains(method.getSimpleName().toString())
            || method.getSimpleName().contentEquals("unlock"))
        || !index.attribution().isA(owner.asType(), "java.util.concurrent.locks.Lock")) {
      return null;
    }
    return variable(index, ClassIndex.receiver(call));
  }

  /** The lock that a synchronized method takes, or null for any other method. */
  public static @Nullable Lock monitor(ClassIndex index, MethodTree method) {
    Element element = index.attribution().element(method);
    Element owner = element == null ? null : element.getEnclosingElement();
    if (element == null
        || owner == null
        || !element.getModifiers().contains(Modifier.SYNCHRONIZED)) {
      return null;
    }
    return element.getModifiers().contains(Modifier.STATIC)
        ? new Lock.OfClass(owner)
        : new Lock.OfThis(owner);
  }

  /** Whether a call of {@link #lock} acquires it. */
  public static boolean isAcquired(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        && ACQUIRE.contains(select.getIdentifier().toString());
  }

  private static @Nullable Lock variable(ClassIndex index, @Nullable Tree expression) {
    VariableElement root = index.variable(expression);
    return root != null && index.channels().isStable(root) ? new Lock.OfVariable(root) : null;
  }
}
