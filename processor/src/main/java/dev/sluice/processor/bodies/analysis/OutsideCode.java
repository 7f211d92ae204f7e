package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Code that other threads run: tasks of executors, stages of futures, callbacks. */
public final class OutsideCode {
  private static final Pattern SUBSCRIBES =
      Pattern.compile(
          "subscribe\\w*|on[A-Z]\\w*|register\\w*"
              + "|(?:add|set)\\w*(?:Listener|Handler|Callback|Observer|Hook|Consumer)");
  private static final Pattern CONTINUES =
      Pattern.compile(
          "then[A-Z]\\w*|(?:whenComplete|handle|exceptionally|complete|runAfter|accept|apply)\\w*");

  private OutsideCode() {}

  /**
   * The call or creation that gives the code around a place to another thread, or null.
   *
   * @param within the code that is not outside
   */
  public static @Nullable Tree around(ClassIndex index, Tree place, Body within) {
    for (Tree at = place; at != null && at != within.tree(); at = index.parent(at)) {
      if (at instanceof LambdaExpressionTree || at instanceof MemberReferenceTree) {
        Tree around = index.parent(at);
        if (isOutside(index, around)) {
          return around;
        }
      }
    }
    return null;
  }

  private static boolean isOutside(ClassIndex index, @Nullable Tree around) {
    if (around instanceof NewClassTree creation) {
      return Attribution.isExactly(index.attribution().type(creation), "java.lang.Thread");
    }
    if (!(around instanceof MethodInvocationTree call)) {
      return false;
    }
    ExecutableElement method = index.callee(call);
    if (method == null || !(method.getEnclosingElement() instanceof TypeElement type)) {
      return false;
    }
    String name = method.getSimpleName().toString();
    GoroutineStarts.Owner owner = GoroutineStarts.owner(index, call);
    if (owner != null) {
      return owner == GoroutineStarts.Owner.THREAD;
    }
    if (type.getQualifiedName().toString().startsWith(Api.PACKAGE + ".")) {
      return false;
    }
    MethodTree own = index.method(method);
    return (CONTINUES.matcher(name).matches()
            && Attribution.extendsType(type, "java.util.concurrent.CompletionStage"))
        || (SUBSCRIBES.matcher(name).matches() && (own == null || own.getBody() == null));
  }
}
