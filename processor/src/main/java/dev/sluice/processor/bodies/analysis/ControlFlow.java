package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Where control goes within a body, and what is known there: branches and where they meet, loops,
 * jumps, exceptions, and the finally blocks on the way out. It knows no syntax but blocks and the
 * targets of jumps; {@link Flow} walks the trees and tells it what happens.
 */
final class ControlFlow {
  /** After so many passes, counts that still grow are taken to grow for ever. */
  private static final int WIDENING_PASS = 2;

  private final Exit leaving;
  private final Consumer<BlockTree> walker;
  private final Deque<Jump> targets = new ArrayDeque<>();
  private final Deque<Finalizer> finalizers = new ArrayDeque<>();
  private final Deque<Catcher> catchers = new ArrayDeque<>();
  private State exit = State.dead();
  private final Map<LoopEntry, State> comesRound = new HashMap<>();
  private @Nullable Detour detour;
  private int pass;
  private boolean changed;
  private int silent = 1;

  /** What is known where control is now. */
  State state = State.entry();

  /** Is told where a body is left. */
  interface Exit {
    void leave(Tree at, State state, boolean reporting);
  }

  /**
   * A finally block is walked once for each way that leads through it.
   *
   * @param outer the way on which the code around the block is walked
   * @param cause the jump, or the finally block itself when no jump leads there
   * @param thrown whether an exception leads there
   */
  private record Detour(@Nullable Detour outer, Tree cause, boolean thrown) {}

  /** A loop, and on which way through finally blocks it is walked. */
  private record LoopEntry(Tree loop, @Nullable Detour detour) {}

  /** Where break and continue lead, and what is known there so far. */
  private static final class Jump {
    final Tree target;
    final @Nullable Name label;
    final int finalizers;
    State broken = State.dead();
    State continued = State.dead();

    Jump(Tree target, @Nullable Name label, int finalizers) {
      this.target = target;
      this.label = label;
      this.finalizers = finalizers;
    }
  }

  /**
   * A finally block on the way out.
   *
   * @param catchers how many of them lie around its try statement: what it throws goes to those
   */
  private record Finalizer(BlockTree block, int catchers) {}

  /** What is known at the places of a try block from which an exception may come. */
  private static final class Catcher {
    State thrown = State.dead();
  }

  /**
   * The paths of one body.
   *
   * @param leaving is told where the body is left
   * @param walker walks a finally block
   */
  ControlFlow(Exit leaving, Consumer<BlockTree> walker) {
    this.leaving = leaving;
    this.walker = walker;
  }

  /** Whether what is passed now is passed for the last time, with all that is known of it. */
  boolean isReporting() {
    return silent == 0;
  }

  /** What is known where the body ends normally. */
  State exit() {
    return exit;
  }

  /** The body is left here. */
  void leave(Tree at) {
    if (state.isLive()) {
      leaving.leave(at, state, isReporting());
      exit = exit.join(state);
    }
  }

  /** A return: through all finally blocks and out. */
  void leaveBy(Tree statement) {
    unwind(0, statement);
    leave(statement);
    state.die();
  }

  // ---- Branches

  /** Two ways on, which meet again. */
  void branch(Runnable left, Runnable right) {
    State before = state.copy();
    guard();
    left.run();
    State first = state;
    state = before;
    guard();
    right.run();
    state = first.join(state);
  }

  /**
   * What is known inside a branch. In a finally block a condition may ask just whether the try
   * block has come to its close already, so that fact is not carried into its branches.
   */
  void guard() {
    if (detour != null) {
      state.removeAll(FactKind.CLOSED);
    }
  }

  // ---- Loops and jumps

  /**
   * Walks a body in silence until no loop brings round anything new, then once more to report. How
   * often depends on how far facts travel from loop to loop, not on how deep loops are nested.
   *
   * @param once walks the body from its beginning to its end
   * @param loops whether there is any loop in it
   */
  void passes(boolean loops, Runnable once) {
    do {
      changed = false;
      if (loops) {
        pass(once);
      }
    } while (changed);
    silent = 0;
    pass(once);
  }

  private void pass(Runnable once) {
    pass++;
    state = State.entry();
    exit = State.dead();
    once.run();
  }

  /**
   * Walks a loop once, with what has come round in earlier passes. The body returns what is known
   * where the loop ends by itself.
   */
  void loop(Tree loop, Supplier<State> body, Runnable update) {
    State round = comesRound.computeIfAbsent(new LoopEntry(loop, detour), key -> State.dead());
    State entry = state.join(round);
    state = entry.copy();
    Jump jump = enter(loop, null);
    State after = body.get();
    targets.pop();
    state = state.join(jump.continued);
    update.run();
    boolean widen = pass > WIDENING_PASS;
    round.absorb(state, widen);
    changed |= entry.isLive() && entry.absorb(round, widen);
    state = after.join(jump.broken);
  }

  /** Walks what a break can leave, and joins what is known where it leads. */
  void breakable(Tree target, @Nullable Name label, Runnable body) {
    Jump jump = enter(target, label);
    body.run();
    targets.pop();
    state = jump.broken.join(state);
  }

  private Jump enter(Tree target, @Nullable Name label) {
    Jump jump = new Jump(target, label, finalizers.size());
    targets.push(jump);
    return jump;
  }

  /** A break, perhaps with a label. */
  void breakOut(Tree statement, @Nullable Name label) {
    breakTo(statement, target(label, true));
  }

  /** A yield: to the end of the innermost switch expression. */
  void yieldOut(Tree statement) {
    breakTo(
        statement,
        targets.stream()
            .filter(jump -> jump.target instanceof SwitchExpressionTree)
            .findFirst()
            .orElse(null));
  }

  private void breakTo(Tree statement, @Nullable Jump jump) {
    if (jump != null) {
      unwind(jump.finalizers, statement);
      jump.broken = jump.broken.join(state);
    }
    state.die();
  }

  /** A continue, perhaps with a label. */
  void continueTo(Tree statement, @Nullable Name label) {
    Jump jump = target(label, false);
    if (jump != null) {
      unwind(jump.finalizers, statement);
      jump.continued = jump.continued.join(state);
    }
    state.die();
  }

  private @Nullable Jump target(@Nullable Name label, boolean isBreak) {
    Jump found = null;
    for (Jump jump : targets) {
      if (label == null) {
        boolean fits = Syntax.isLoop(jump.target) || (isBreak && jump.target instanceof SwitchTree);
        if (fits && jump.label == null) {
          return jump;
        }
      } else {
        if (jump.label == null && Syntax.isLoop(jump.target)) {
          found = jump; // the loop that the label would name, if the next target is its label
        } else if (label.equals(jump.label)) {
          boolean own = found != null && found.target == jump.target;
          return own && !isBreak ? found : jump;
        } else {
          found = null;
        }
      }
    }
    return null;
  }

  // ---- Exceptions and finally

  /** Here an exception may come. */
  void mayThrow() {
    thrown(state);
  }

  private void thrown(State from) {
    Catcher catcher = catchers.peek();
    if (catcher != null) {
      catcher.thrown.absorb(from, false);
    }
  }

  /** Walks a try statement: its block, each handler, and the finally block on every way out. */
  void attempt(Runnable block, List<Runnable> handlers, @Nullable BlockTree finalizer) {
    if (finalizer != null) {
      finalizers.push(new Finalizer(finalizer, catchers.size()));
    }
    Catcher outer = new Catcher();
    catchers.push(outer);
    Catcher inner = new Catcher();
    catchers.push(inner);
    inner.thrown = state.copy();
    block.run();
    catchers.pop();
    State normal = state;
    outer.thrown = outer.thrown.join(inner.thrown);
    for (Runnable handler : handlers) {
      state = inner.thrown.copy();
      guard();
      handler.run();
      normal = normal.join(state);
    }
    catchers.pop();
    if (finalizer == null) {
      state = normal;
      thrown(outer.thrown);
      return;
    }
    finalizers.pop();
    state = outer.thrown.copy();
    silent++;
    walk(finalizer, finalizer, true);
    silent--;
    thrown(state);
    state = normal.isLive() ? normal : outer.thrown.copy();
    walk(finalizer, finalizer, false);
    if (!normal.isLive()) {
      state.die();
    }
  }

  /** Walks the finally blocks that a jump leaves, in silence, innermost first. */
  private void unwind(int depth, Tree jump) {
    Deque<Finalizer> left = new ArrayDeque<>();
    Deque<Catcher> passed = new ArrayDeque<>();
    silent++;
    while (finalizers.size() > depth && state.isLive()) {
      Finalizer finalizer = finalizers.pop();
      left.push(finalizer);
      while (catchers.size() > finalizer.catchers()) {
        passed.push(catchers.pop());
      }
      walk(finalizer.block(), jump, false);
    }
    silent--;
    left.forEach(finalizers::push);
    passed.forEach(catchers::push);
  }

  private void walk(BlockTree finalizer, Tree cause, boolean thrown) {
    Detour outer = detour;
    detour = new Detour(outer, cause, thrown);
    walker.accept(finalizer);
    detour = outer;
  }
}
