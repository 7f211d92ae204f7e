package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;

/**
 * Looks at what is known at every place of every body, and changes none of it. Each place is shown
 * once, with all that is known there.
 */
public interface FlowCheck {
  /** A call, after its receiver and arguments have been evaluated, before it takes effect. */
  default void call(MethodInvocationTree call, State before) {}

  /**
   * A lock is about to be released. Shown on each way to it, also before everything about that way
   * is known.
   */
  default void unlock(Lock lock, State before) {}

  /** A part of an expression or statement that assigns to a variable or through it. */
  default void assign(Tree assignment, State before) {}

  /** An enhanced for statement, before its first element. */
  default void range(EnhancedForLoopTree loop, State before) {}

  /** A declaration of a local variable, before the variable holds another object. */
  default void declare(VariableTree variable, State before) {}

  /** A return, or the end of the body (then the body's own tree). */
  default void exit(Tree at, State state) {}
}
