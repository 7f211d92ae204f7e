package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

/** What holds after a step of the code, given what held before. It never reports anything. */
interface Transfer {
  /** A call, after its receiver and arguments have been evaluated. */
  default void call(MethodInvocationTree call, State state) {}

  /** An enhanced for statement, before its first element. */
  default void range(EnhancedForLoopTree loop, State state) {}

  /** An enhanced for statement has come to its end by itself. */
  default void rangeEnd(EnhancedForLoopTree loop, State state) {}

  /** An expression, a lambda or a class that is come to. */
  default void meet(Tree tree, State state) {}

  /** One after the other. */
  static Transfer all(Transfer... transfers) {
    return new Transfer() {
      @Override
      public void call(MethodInvocationTree call, State state) {
        for (Transfer each : transfers) {
          each.call(call, state);
        }
      }

      @Override
      public void meet(Tree tree, State state) {
        for (Transfer each : transfers) {
          each.meet(tree, state);
        }
      }

      @Override
      public void range(EnhancedForLoopTree loop, State state) {
        for (Transfer each : transfers) {
          each.range(loop, state);
        }
      }

      @Override
      public void rangeEnd(EnhancedForLoopTree loop, State state) {
        for (Transfer each : transfers) {
          each.rangeEnd(loop, state);
        }
      }
    };
  }
}
