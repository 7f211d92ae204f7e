package dev.sluice.processor.bodies;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A blocking operation with a lock held that every counterpart takes too: whoever comes first waits
 * for a partner that waits for the lock.
 */
final class LockedSend implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    IdentityHashMap<Tree, Set<Object>> held = heldLocks(source);
    if (held.values().stream().allMatch(Set::isEmpty)) {
      return;
    }
    for (Map.Entry<Object, VariableElement> entry : channels(source, held).entrySet()) {
      checkChannel(source, entry.getKey(), entry.getValue(), held, reporter);
    }
    for (Tree tree : held.keySet()) {
      if (source.isCall(tree, Api.WAIT_GROUP, "await")) {
        checkAwait(source, (MethodInvocationTree) tree, held, reporter);
      }
    }
  }

  /** The locks that are certainly held at every operation and at every await. */
  private static IdentityHashMap<Tree, Set<Object>> heldLocks(Source source) {
    IdentityHashMap<Tree, Set<Object>> held = new IdentityHashMap<>();
    Transfer recorder =
        new Transfer() {
          @Override
          public void call(MethodInvocationTree call, State state, boolean reporting) {
            if (reporting) {
              held.put(call, state.always(Fact.Kind.HELD));
            }
          }

          @Override
          public void range(EnhancedForLoopTree loop, State state, boolean reporting) {
            if (reporting) {
              held.put(loop, state.always(Fact.Kind.HELD));
            }
          }
        };
    for (Body body : source.bodies()) {
      Flow.run(source, body, recorder);
    }
    HelperLocks.addTo(source, held);
    return held;
  }

  /** The channels that are operated on under a lock: wired ones by name, others by variable. */
  private static Map<Object, VariableElement> channels(
      Source source, IdentityHashMap<Tree, Set<Object>> held) {
    Map<Object, VariableElement> channels = new HashMap<>();
    held.forEach(
        (tree, locks) -> {
          VariableElement root = locks.isEmpty() ? null : channel(source, tree);
          if (root != null) {
            Stages.@Nullable Wired wired = source.stages().wired(root);
            channels.put(wired == null ? root : wired, root);
          }
        });
    return channels;
  }

  private static @Nullable VariableElement channel(Source source, Tree tree) {
    return switch (tree) {
      case MethodInvocationTree call when source.operation(call) != null ->
          source.channels().root(Source.receiver(call));
      case EnhancedForLoopTree loop -> source.channels().root(loop.getExpression());
      default -> null;
    };
  }

  private static void checkChannel(
      Source source,
      Object key,
      VariableElement root,
      IdentityHashMap<Tree, Set<Object>> held,
      Reporter reporter) {
    List<ChannelUses> uses =
        key instanceof Stages.Wired wired
            ? source.stages().parameters(wired).stream().map(source.channels()::uses).toList()
            : List.of(source.channels().uses(root));
    boolean certain =
        key instanceof Stages.Wired wired
            ? source.stages().isUnbuffered(wired)
            : isUnbuffered(source, root);
    if (!certain || uses.stream().anyMatch(ChannelUses::escaped)) {
      return;
    }
    List<ChannelUse> operations =
        uses.stream().flatMap(each -> each.operations().stream()).toList();
    String name =
        key instanceof Stages.Wired wired ? wired.name() : root.getSimpleName().toString();
    for (ChannelUse use : operations) {
      boolean waits =
          use.operation().blocks()
              && use.operation() != Operation.SELECT_SEND
              && use.operation() != Operation.SELECT_RECEIVE;
      Object lock = waits ? sharedLock(source, use, operations, held) : null;
      if (lock != null && isOneLock(lock, root)) {
        report(source, use.tree(), name, reporter);
      }
    }
  }

  private static boolean isUnbuffered(Source source, VariableElement root) {
    MethodInvocationTree maker = source.channels().maker(root);
    return Channels.isInSight(root) && maker != null && source.channels().capacity(maker) == 0;
  }

  /** A lock that belongs to an object is not one lock for a channel that all objects share. */
  static boolean isOneLock(Object lock, VariableElement channel) {
    boolean ofObject =
        (lock instanceof Element element && element.getKind().isDeclaredType())
            || (lock instanceof VariableElement variable
                && variable.getKind() == ElementKind.FIELD
                && !variable.getModifiers().contains(Modifier.STATIC));
    return !ofObject || !channel.getModifiers().contains(Modifier.STATIC);
  }

  /** A lock that is held at a use and at all of its counterparts, or null. */
  private static @Nullable Object sharedLock(
      Source source,
      ChannelUse use,
      List<ChannelUse> operations,
      IdentityHashMap<Tree, Set<Object>> held) {
    List<ChannelUse> counterparts =
        operations.stream()
            .filter(
                other ->
                    use.operation().sends()
                        ? other.operation().receives()
                        : other.operation().sends())
            .toList();
    boolean elsewhere =
        counterparts.stream().anyMatch(other -> !Objects.equals(other.body(), use.body()));
    if (!elsewhere) {
      return null;
    }
    return held.getOrDefault(use.tree(), Set.of()).stream()
        .filter(lock -> counterparts.stream().allMatch(other -> needs(source, other, lock, held)))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether a partner takes a lock before it comes: it holds it then, or takes it in each round of
   * the loop in which it comes. The case of a select comes when the select is awaited.
   */
  private static boolean needs(
      Source source, ChannelUse partner, Object lock, IdentityHashMap<Tree, Set<Object>> held) {
    boolean select =
        partner.operation() == Operation.SELECT_SEND
            || partner.operation() == Operation.SELECT_RECEIVE;
    List<Tree> places =
        select ? awaits(source, partner.body(), held.keySet()) : List.of(partner.tree());
    Tree loop = source.repeatingLoop(partner.tree());
    return (!places.isEmpty()
            && places.stream().allMatch(place -> held.getOrDefault(place, Set.of()).contains(lock)))
        || (loop != null && Locks.takesInEachRound(source, loop, lock));
  }

  private static List<Tree> awaits(Source source, @Nullable Body body, Set<Tree> calls) {
    return calls.stream()
        .filter(call -> source.isCall(call, Api.SELECT, "await"))
        .filter(call -> Objects.equals(source.body(call), body))
        .toList();
  }

  private static void checkAwait(
      Source source,
      MethodInvocationTree await,
      IdentityHashMap<Tree, Set<Object>> held,
      Reporter reporter) {
    VariableElement group = source.channels().root(Source.receiver(await));
    if (group == null || !Channels.isInSight(group)) {
      return;
    }
    for (Object lock : held.getOrDefault(await, Set.of())) {
      if (isOneLock(lock, group) && everyTaskNeeds(source, group, lock, held)) {
        report(source, await, group.getSimpleName().toString(), reporter);
        return;
      }
    }
  }

  /** Whether all that counts a wait group down takes the lock, and nothing else has the group. */
  private static boolean everyTaskNeeds(
      Source source, VariableElement group, Object lock, IdentityHashMap<Tree, Set<Object>> held) {
    int tasks = 0;
    for (ExpressionTree use : source.uses(group)) {
      Tree call = WaitGroups.call(source, use);
      if (!(call instanceof MethodInvocationTree invocation)) {
        return false;
      }
      boolean go = source.isCall(call, Api.WAIT_GROUP, "go");
      if (go || source.isCall(call, Api.WAIT_GROUP, "done")) {
        tasks++;
        Tree task =
            go
                ? invocation.getArguments().get(invocation.getArguments().size() - 1)
                : WaitGroups.task(source, call);
        boolean atDone = held.getOrDefault(call, Set.of()).contains(lock) && !go;
        if (!atDone && (task == null || !takes(source, task, lock))) {
          return false;
        }
      }
    }
    return tasks > 0;
  }

  /** Whether code within a task takes a lock. */
  private static boolean takes(Source source, Tree task, Object lock) {
    Body body = source.bodyOf.get(task);
    boolean[] taken = {false};
    if (body != null && body.kind() == Body.Kind.GOROUTINE) {
      Flow.run(
          source,
          body,
          new Transfer() {
            @Override
            public void call(MethodInvocationTree call, State state, boolean reporting) {
              taken[0] |= state.always(Fact.Kind.HELD, lock) != null;
            }

            @Override
            public void assign(Tree assignment, State state, boolean reporting) {
              taken[0] |= state.always(Fact.Kind.HELD, lock) != null;
            }
          });
    }
    return taken[0];
  }

  private static void report(Source source, Tree tree, String name, Reporter reporter) {
    switch (tree) {
      case MethodInvocationTree call ->
          reporter.reportCall(
              Message.LOCKED_SEND,
              call,
              Objects.requireNonNull(source.callee(call)).getSimpleName(),
              name);
      case EnhancedForLoopTree loop ->
          reporter.report(Message.LOCKED_SEND, loop.getExpression(), "receive", name);
      default -> {}
    }
  }
}
