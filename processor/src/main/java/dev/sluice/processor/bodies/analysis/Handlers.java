package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/** What the handlers of exceptions call. */
public final class Handlers {
  private static final Set<String> HARMLESS =
      Set.of(
          "println",
          "print",
          "printf",
          "printStackTrace",
          "getMessage",
          "getCause",
          "getClass",
          "getName",
          "getSimpleName",
          "currentThread",
          "toString",
          "format",
          "formatted",
          "valueOf",
          "log",
          "trace",
          "debug",
          "info",
          "warn",
          "warning",
          "error",
          "severe",
          "fine",
          "finer",
          "finest",
          "add",
          "append",
          "increment",
          "incrementAndGet",
          "getAndIncrement",
          "addAndGet",
          "nanoTime",
          "currentTimeMillis",
          "now");

  private Handlers() {}

  /** Whether a call certainly neither ends anything nor hands an exception on. */
  public static boolean isHarmless(ClassIndex index, MethodInvocationTree call) {
    return isHarmless(index, call, new HashSet<>());
  }

  private static boolean isHarmless(ClassIndex index, MethodInvocationTree call, Set<Body> seen) {
    Body helper = index.helpers().called(call);
    if (helper == null) {
      ExecutableElement method = index.callee(call);
      return method != null
          && HARMLESS.contains(method.getSimpleName().toString())
          && index.method(method) == null;
    }
    Tree tree = helper.tree();
    return !seen.add(helper)
        || (index.trees(Tree.Kind.THROW, tree).isEmpty()
            && index.trees(Tree.Kind.ASSIGNMENT, tree).isEmpty()
            && index.invocations(tree).stream().allMatch(each -> isHarmless(index, each, seen)));
  }
}
