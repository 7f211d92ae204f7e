package dev.sluice.processor.bodies;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Where control goes within a body, and what is known there: branches and where they meet, loops,
 * jumps, exceptions, and the finally blocks on the way out. It knows no syntax but blocks and the
 * targets of jumps; {@link Flow} walks the trees and tells it what happens.
 */
final class Paths {
  private final Transfer transfer;
  private final Consumer<BlockTree> walker;
  private final Deque<Jump> targets = new ArrayDeque<>();
  private final Deque<Finalizer> finalizers = new ArrayDeque<>();
  private final Deque<Catcher> catchers = new ArrayDeque<>();
  private State exit = State.dead();
  private int silent;
  private int finallyDepth;

  /** What is known where control is now. */
  State state = State.entry();

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
   * @param transfer is told where the body is left
   * @param walker walks a finally block
   */
  Paths(Transfer transfer, Consumer<BlockTree> walker) {
    this.transfer = transfer;
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
      transfer.exit(at, state, isReporting());
      exit = exit.join(state);
    }
  }

  /** A return: through all finally blocks and out. */
  void leaveBy(Tree statement) {
    unwind(0);
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
    if (finallyDepth > 0) {
      state.removeAll(Fact.Kind.CLOSED);
    }
  }

  // ---- Loops and jumps

  /**
   * Walks a loop twice: first in silence, to find out what comes round. The body returns what is
   * known where the loop ends by itself.
   */
  void loop(Tree loop, Supplier<State> body, Runnable update) {
    State before = state.copy();
    silent++;
    round(loop, body, update);
    silent--;
    state = before.join(state);
    state = round(loop, body, update);
  }

  /** Walks a loop once, and returns what is known behind it. */
  private State round(Tree loop, Supplier<State> body, Runnable update) {
    Jump jump = enter(loop, null);
    State after = body.get();
    targets.pop();
    state = state.join(jump.continued);
    update.run();
    return after.join(jump.broken);
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
  void breakOut(@Nullable Name label) {
    breakTo(target(label, true));
  }

  /** A yield: to the end of the innermost switch expression. */
  void yieldOut() {
    breakTo(
        targets.stream()
            .filter(jump -> jump.target instanceof SwitchExpressionTree)
            .findFirst()
            .orElse(null));
  }

  private void breakTo(@Nullable Jump jump) {
    if (jump != null) {
      unwind(jump.finalizers);
      jump.broken = jump.broken.join(state);
    }
    state.die();
  }

  /** A continue, perhaps with a label. */
  void continueTo(@Nullable Name label) {
    Jump jump = target(label, false);
    if (jump != null) {
      unwind(jump.finalizers);
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
    if (catcher != null && from.isLive()) {
      catcher.thrown = catcher.thrown.join(from);
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
    walk(finalizer);
    silent--;
    thrown(state);
    state = normal.isLive() ? normal : outer.thrown.copy();
    walk(finalizer);
    if (!normal.isLive()) {
      state.die();
    }
  }

  /** Walks the finally blocks that a jump leaves, in silence, innermost first. */
  private void unwind(int depth) {
    Deque<Finalizer> left = new ArrayDeque<>();
    Deque<Catcher> passed = new ArrayDeque<>();
    silent++;
    while (finalizers.size() > depth) {
      Finalizer finalizer = finalizers.pop();
      left.push(finalizer);
      while (catchers.size() > finalizer.catchers()) {
        passed.push(catchers.pop());
      }
      walk(finalizer.block());
    }
    silent--;
    left.forEach(finalizers::push);
    passed.forEach(catchers::push);
  }

  private void walk(BlockTree finalizer) {
    finallyDepth++;
    walker.accept(finalizer);
    finallyDepth--;
  }
}
