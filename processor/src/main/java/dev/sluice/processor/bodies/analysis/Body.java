package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * Code that runs as one piece: a method, an initializer, or a lambda.
 *
 * @param tree the method, the initializer's block or field, or the lambda
 * @param parent the body around a lambda, or around the class that declares a method
 * @param kind when it runs
 * @param starter the call that starts a goroutine or a thread with it, if one does
 */
public record Body(
    Tree tree, @Nullable Body parent, Kind kind, @Nullable MethodInvocationTree starter) {
  /** When a body runs, as far as this can be told. */
  public enum Kind {
    /** A method or an initializer: in its caller's goroutine. */
    METHOD,
    /** A lambda that {@code Go.go}, {@code WaitGroup.go}, {@code Group.go} or a thread runs. */
    GOROUTINE,
    /** A lambda of which nobody knows who runs it, how often, and when. */
    UNKNOWN
  }

  /** Whether this body is the other one or lies within it. */
  public boolean isWithin(Body other) {
    for (Body at = this; at != null; at = at.parent()) {
      if (at.equals(other)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Body body && body.tree == tree;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(tree);
  }
}
