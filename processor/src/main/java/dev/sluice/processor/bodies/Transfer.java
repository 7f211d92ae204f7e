package dev.sluice.processor.bodies;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

/**
 * What a rule does at the places that {@link Flow} passes: it adds facts to the state and, while
 * the flow is reporting, says what is wrong. A place inside a loop is passed more than once, and
 * only the last time, when the state is complete, in reporting mode.
 */
interface Transfer {
  /** A call, after its receiver and arguments have been evaluated, before it takes effect. */
  default void call(MethodInvocationTree call, State state, boolean reporting) {}

  /** A lock is about to be released. */
  default void unlock(Object lock, State state) {}

  /** A part of an expression or statement that assigns to a variable or through it. */
  default void assign(Tree assignment, State state, boolean reporting) {}

  /** An enhanced for statement, before its first element. */
  default void range(EnhancedForLoopTree loop, State state, boolean reporting) {}

  /** An enhanced for statement has come to its end by itself. */
  default void rangeEnd(EnhancedForLoopTree loop, State state) {}

  /** A return, or the end of the body (then the body's own tree). */
  default void exit(Tree at, State state, boolean reporting) {}
}
