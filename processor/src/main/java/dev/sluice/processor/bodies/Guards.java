package dev.sluice.processor.bodies;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Whether code expects the exception that it will meet: then it is no mistake. */
final class Guards {
  private static final Set<String> CLOSED =
      Set.of(
          "dev.sluice.ChannelClosedException",
          "java.lang.IllegalStateException",
          "java.lang.RuntimeException",
          "java.lang.Exception",
          "java.lang.Throwable");
  private static final Set<String> INTERRUPTED =
      Set.of("java.lang.InterruptedException", "java.lang.Exception", "java.lang.Throwable");

  private Guards() {}

  /** Whether a {@code ChannelClosedException} from a place is caught in the same body. */
  static boolean expectsClosed(Source source, Tree tree) {
    return isCaught(source, tree, CLOSED);
  }

  /** Whether an {@code InterruptedException} from a place is caught in the same body. */
  static boolean expectsInterrupt(Source source, Tree tree) {
    return isCaught(source, tree, INTERRUPTED);
  }

  private static boolean isCaught(Source source, Tree tree, Set<String> types) {
    Tree inner = tree;
    for (Tree at = source.parent(tree);
        at != null && !source.bodyOf.containsKey(inner);
        at = source.parent(at)) {
      if (at instanceof TryTree attempt
          && attempt.getBlock() == inner
          && attempt.getCatches().stream().anyMatch(each -> catches(source, each, types))) {
        return true;
      }
      inner = at;
    }
    return false;
  }

  /** Whether a catch clause names one of some types. */
  static boolean catches(Source source, CatchTree handler, Set<String> types) {
    return Syntax.caught(handler).stream()
        .map(source.attribution()::type)
        .anyMatch(type -> type != null && types.contains(name(type)));
  }

  private static String name(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? element.getQualifiedName().toString()
        : "";
  }
}
