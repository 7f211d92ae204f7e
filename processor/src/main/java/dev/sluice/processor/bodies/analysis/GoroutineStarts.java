package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The calls that start a goroutine or a thread. */
public final class GoroutineStarts {
  /** Who looks after what a call has started. */
  public enum Owner {
    /** Nobody, unless the code around it is a goroutine of a group. */
    GO,
    /** A wait group. */
    WAIT_GROUP,
    /** A group: nothing started in it outlives it. */
    GROUP,
    /** Whoever holds the thread, the executor or the future. */
    THREAD
  }

  private static final Set<String> THREAD_METHODS =
      Set.of(
          "java.lang.Thread.startVirtualThread",
          "java.lang.Thread.Builder.start",
          "java.lang.Thread.Builder.OfVirtual.start",
          "java.lang.Thread.Builder.OfPlatform.start",
          "java.util.concurrent.CompletableFuture.runAsync",
          "java.util.concurrent.CompletableFuture.supplyAsync");

  private static final Set<String> EXECUTOR_METHODS =
      Set.of("execute", "submit", "schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay");

  private GoroutineStarts() {}

  /** Who owns the goroutine that a call starts, or null if it starts none. */
  public static @Nullable Owner owner(ClassIndex index, MethodInvocationTree call) {
    return index.starts(call);
  }

  /** Who owns the goroutine that a method starts, or null if it starts none. */
  static @Nullable Owner owner(@Nullable ExecutableElement method) {
    if (method == null || !(method.getEnclosingElement() instanceof TypeElement type)) {
      return null;
    }
    String name = method.getSimpleName().toString();
    return switch (type.getQualifiedName().toString()) {
      case Api.GO -> name.equals("go") ? Owner.GO : null;
      case Api.WAIT_GROUP -> name.equals("go") ? Owner.WAIT_GROUP : null;
      case Api.GROUP -> name.equals("go") || name.equals("call") ? Owner.GROUP : null;
      default ->
          THREAD_METHODS.contains(type.getQualifiedName() + "." + name)
                  || (EXECUTOR_METHODS.contains(name)
                      && Attribution.extendsType(type, "java.util.concurrent.Executor"))
              ? Owner.THREAD
              : null;
    };
  }

  /** The code of a goroutine that an argument of a starting call is: a lambda, or a method here. */
  public static @Nullable Body task(ClassIndex index, Tree argument) {
    if (argument instanceof MemberReferenceTree
        && index.attribution().element(argument) instanceof ExecutableElement method) {
      MethodTree tree = index.method(method);
      return tree == null ? null : index.bodyOf(tree);
    }
    Body body = index.bodyOf(argument);
    return body != null && body.kind() == Body.Kind.GOROUTINE ? body : null;
  }

  /** Whether an argument of a call is the code that the call starts, not what runs at its end. */
  public static boolean isTask(@Nullable Owner owner, MethodInvocationTree call, Tree argument) {
    if (owner == null) {
      return false;
    }
    List<? extends ExpressionTree> arguments = call.getArguments();
    int position = arguments.indexOf(argument);
    return owner == Owner.GROUP ? position == 1 : position >= 0;
  }
}
