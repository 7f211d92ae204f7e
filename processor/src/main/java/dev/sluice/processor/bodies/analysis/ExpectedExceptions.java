package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Whether code expects the exception that it will meet: then it is no mistake. */
public final class ExpectedExceptions {
  private static final Set<String> CLOSED =
      Set.of(
          "dev.sluice.ChannelClosedException",
          "java.lang.IllegalStateException",
          "java.lang.RuntimeException",
          "java.lang.Exception",
          "java.lang.Throwable");
  private static final Set<String> DEADLOCK =
      Set.of(
          "dev.sluice.DeadlockException",
          "java.lang.IllegalStateException",
          "java.lang.RuntimeException",
          "java.lang.InterruptedException",
          "java.lang.Exception",
          "java.lang.Throwable");
  private static final Set<String> INTERRUPTED =
      Set.of("java.lang.InterruptedException", "java.lang.Exception", "java.lang.Throwable");

  private ExpectedExceptions() {}

  /** Whether a {@code ChannelClosedException} from a place is caught in the same body. */
  public static boolean expectsClosed(ClassIndex index, Tree tree) {
    return isCaught(index, tree, CLOSED);
  }

  /** Whether what ends a deadlock at a place is caught in the same body. */
  public static boolean expectsDeadlock(ClassIndex index, Tree tree) {
    return isCaught(index, tree, DEADLOCK);
  }

  /** Whether an {@code InterruptedException} from a place is caught in the same body. */
  public static boolean expectsInterrupt(ClassIndex index, Tree tree) {
    return isCaught(index, tree, INTERRUPTED);
  }

  private static boolean isCaught(ClassIndex index, Tree tree, Set<String> types) {
    Tree inner = tree;
    for (Tree at = index.parent(tree);
        at != null && index.bodyOf(inner) == null;
        at = index.parent(at)) {
      if (at instanceof TryTree attempt
          && attempt.getBlock() == inner
          && attempt.getCatches().stream().anyMatch(each -> catches(index, each, types))) {
        return true;
      }
      inner = at;
    }
    return false;
  }

  /** Whether a catch clause names one of some types. */
  public static boolean catches(ClassIndex index, CatchTree handler, Set<String> types) {
    return Syntax.caught(handler).stream()
        .map(index.attribution()::type)
        .anyMatch(type -> type != null && types.contains(name(type)));
  }

  private static String name(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? element.getQualifiedName().toString()
        : "";
  }
}
