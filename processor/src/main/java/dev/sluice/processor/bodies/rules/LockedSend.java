package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ChannelRoots;
import dev.sluice.processor.bodies.analysis.ChannelUse;
import dev.sluice.processor.bodies.analysis.ChannelUses;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.GoroutineStarts;
import dev.sluice.processor.bodies.analysis.HeldLocks;
import dev.sluice.processor.bodies.analysis.Lock;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.TrackedChannel;
import dev.sluice.processor.bodies.analysis.WaitGroups;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A blocking operation with a lock held that every counterpart takes too: whoever comes first waits
 * for a partner that waits for the lock.
 */
final class LockedSend implements FlowRule {
  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    return new BodyCheck() {
      @Override
      public void finish(HeldLocks held) {
        if (!held.isEmpty()) {
          check(index, held, findings);
        }
      }
    };
  }

  private static void check(ClassIndex index, HeldLocks held, Findings findings) {
    channels(index, held)
        .forEach((channel, root) -> checkChannel(index, channel, root, held, findings));
    for (MethodInvocationTree call : index.invocations()) {
      if (index.isCall(call, Api.WAIT_GROUP, "await")) {
        checkAwait(index, call, held, findings);
      } else if (index.isCall(call, Api.GROUP, "join")) {
        checkJoin(index, call, held, findings);
      }
    }
  }

  /** The channels that are operated on under a lock, each with a variable that holds it. */
  private static Map<TrackedChannel, VariableElement> channels(ClassIndex index, HeldLocks held) {
    Map<TrackedChannel, VariableElement> channels = new LinkedHashMap<>();
    List<Tree> places = new ArrayList<>(index.invocations());
    places.addAll(index.trees(Tree.Kind.ENHANCED_FOR_LOOP));
    for (Tree place : places) {
      VariableElement root = channel(index, place);
      if (root != null && !held.at(place).isEmpty()) {
        TrackedChannel wired = index.stages().wired(root);
        channels.put(wired == null ? new TrackedChannel.OfVariable(root) : wired, root);
      }
    }
    return channels;
  }

  private static @Nullable VariableElement channel(ClassIndex index, Tree tree) {
    return switch (tree) {
      case MethodInvocationTree call when index.operation(call) != null ->
          index.channels().root(ClassIndex.receiver(call));
      case EnhancedForLoopTree loop -> index.channels().root(loop.getExpression());
      default -> null;
    };
  }

  private static void checkChannel(
      ClassIndex index,
      TrackedChannel channel,
      VariableElement root,
      HeldLocks held,
      Findings findings) {
    List<ChannelUses> uses =
        switch (channel) {
          case TrackedChannel.Wired wired ->
              index.stages().parameters(wired).stream().map(index.channels()::uses).toList();
          case TrackedChannel.OfVariable variable ->
              List.of(index.channels().uses(variable.variable()));
        };
    boolean certain =
        switch (channel) {
          case TrackedChannel.Wired wired -> index.stages().isUnbuffered(wired);
          case TrackedChannel.OfVariable variable -> isUnbuffered(index, variable.variable());
        };
    if (!certain || uses.stream().anyMatch(ChannelUses::escaped)) {
      return;
    }
    List<ChannelUse> operations =
        uses.stream().flatMap(each -> each.operations().stream()).toList();
    for (ChannelUse use : operations) {
      boolean waits =
          use.operation().blocks()
              && use.operation() != Operation.SELECT_SEND
              && use.operation() != Operation.SELECT_RECEIVE;
      Lock lock = waits ? sharedLock(index, use, operations, held) : null;
      if (lock != null && lock.isOneFor(root)) {
        report(index, use.tree(), channel.name(), findings);
      }
    }
  }

  private static boolean isUnbuffered(ClassIndex index, VariableElement root) {
    MethodInvocationTree maker = index.channels().maker(root);
    return ChannelRoots.isInSight(root) && maker != null && index.channels().capacity(maker) == 0;
  }

  /** A lock that is held at a use and at all of its counterparts, or null. */
  private static @Nullable Lock sharedLock(
      ClassIndex index, ChannelUse use, List<ChannelUse> operations, HeldLocks held) {
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
    return held.at(use.tree()).stream()
        .filter(
            lock -> counterparts.stream().allMatch(other -> needs(index, use, other, lock, held)))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether a partner may have to take a lock before it comes: it holds it then, or takes it in the
   * loop in which it comes, or earlier in its body, itself or by a helper. The case of a select
   * comes when the select is awaited.
   */
  private static boolean needs(
      ClassIndex index, ChannelUse use, ChannelUse partner, Lock lock, HeldLocks held) {
    boolean select =
        partner.operation() == Operation.SELECT_SEND
            || partner.operation() == Operation.SELECT_RECEIVE;
    List<? extends Tree> places = select ? awaits(index, partner.body()) : List.of(partner.tree());
    return (!places.isEmpty() && places.stream().allMatch(place -> held.at(place).contains(lock)))
        || takesBefore(index, use, partner, lock, held);
  }

  private static boolean takesBefore(
      ClassIndex index, ChannelUse use, ChannelUse partner, Lock lock, HeldLocks held) {
    Body body = partner.body();
    if (body == null || !body.equals(partner.caller()) || body.equals(use.body())) {
      return false;
    }
    Tree loop =
        partner.tree() instanceof EnhancedForLoopTree range
            ? range
            : index.repeatingLoop(partner.tree());
    long from = startOf(index, use, body);
    long to = index.attribution().position(partner.tree());
    return held.acquisitions().places(body, lock).stream()
        .anyMatch(
            place -> {
              long position = index.attribution().position(place);
              return position > from
                  && (position < to || (loop != null && index.isWithin(place, loop)));
            });
  }

  /** From where on a body runs beside the goroutine of a use. */
  private static long startOf(ClassIndex index, ChannelUse use, Body body) {
    for (Body at = use.body(); at != null; at = at.parent()) {
      if (at.starter() != null && body.equals(at.parent())) {
        return index.attribution().position(at.starter());
      }
    }
    return -1;
  }

  private static List<MethodInvocationTree> awaits(ClassIndex index, @Nullable Body body) {
    return body == null
        ? List.of()
        : index.invocations(body.tree()).stream()
            .filter(call -> index.isCall(call, Api.SELECT, "await"))
            .filter(call -> body.equals(index.body(call)))
            .toList();
  }

  private static void checkAwait(
      ClassIndex index, MethodInvocationTree await, HeldLocks held, Findings findings) {
    VariableElement group = index.channels().root(ClassIndex.receiver(await));
    if (group == null || !ChannelRoots.isInSight(group)) {
      return;
    }
    for (Lock lock : held.at(await)) {
      if (lock.isOneFor(group) && everyTaskNeeds(index, group, lock, held)) {
        report(index, await, group.getSimpleName().toString(), findings);
        return;
      }
    }
  }

  /** Whether all that counts a wait group down takes the lock, and nothing else has the group. */
  private static boolean everyTaskNeeds(
      ClassIndex index, VariableElement group, Lock lock, HeldLocks held) {
    int tasks = 0;
    for (ExpressionTree use : index.uses(group)) {
      Tree call = WaitGroups.call(index, use);
      Body ending = taskThatEndsWith(index, use);
      if (ending != null) {
        tasks++;
        if (!held.isHeldWithin(ending, lock)
            && !held.isHeldWithin(index.body(use), lock)
            && !held.at(call == null ? use : call).contains(lock)) {
          return false;
        }
        continue;
      }
      if (!(call instanceof MethodInvocationTree invocation)) {
        return false;
      }
      boolean go = index.isCall(call, Api.WAIT_GROUP, "go");
      if (go || index.isCall(call, Api.WAIT_GROUP, "done")) {
        tasks++;
        Tree task =
            go
                ? invocation.getArguments().get(invocation.getArguments().size() - 1)
                : WaitGroups.task(index, call);
        boolean atDone = held.at(call).contains(lock) && !go;
        if (!atDone && (task == null || !held.isHeldWithin(task(index, task), lock))) {
          return false;
        }
      }
    }
    return tasks > 0;
  }

  /** The task of a group at whose end a wait group is counted down, or null. */
  private static @Nullable Body taskThatEndsWith(ClassIndex index, Tree use) {
    Tree end = use;
    while (end != null
        && !(end instanceof LambdaExpressionTree)
        && !(end instanceof MemberReferenceTree)) {
      end = index.parent(end);
    }
    if (end == null
        || !(index.parent(end) instanceof MethodInvocationTree start)
        || GoroutineStarts.owner(index, start) != GoroutineStarts.Owner.GROUP
        || start.getArguments().indexOf(end) < 2) {
      return null;
    }
    return index.bodyOf(start.getArguments().get(1));
  }

  /** A join with a lock held that one of the group's tasks takes: it never ends. */
  private static void checkJoin(
      ClassIndex index, MethodInvocationTree join, HeldLocks held, Findings findings) {
    VariableElement group = index.channels().root(ClassIndex.receiver(join));
    if (group == null || held.at(join).isEmpty()) {
      return;
    }
    for (ExpressionTree use : index.uses(group)) {
      if (WaitGroups.call(index, use) instanceof MethodInvocationTree start
          && GoroutineStarts.owner(index, start) == GoroutineStarts.Owner.GROUP) {
        for (Tree code : start.getArguments()) {
          Body body = index.bodyOf(code);
          for (Lock lock : held.at(join)) {
            if (body != null && lock.isOneFor(group) && held.isHeldWithin(body, lock)) {
              report(index, join, group.getSimpleName().toString(), findings);
              return;
            }
          }
        }
      }
    }
  }

  private static @Nullable Body task(ClassIndex index, Tree task) {
    Body body = index.bodyOf(task);
    return body != null && body.kind() == Body.Kind.GOROUTINE ? body : null;
  }

  private static void report(ClassIndex index, Tree tree, String name, Findings findings) {
    switch (tree) {
      case MethodInvocationTree call ->
          findings.reportCall(
              BodyMessage.LOCKED_SEND,
              call,
              Objects.requireNonNull(index.callee(call)).getSimpleName(),
              name);
      case EnhancedForLoopTree loop ->
          findings.report(BodyMessage.LOCKED_SEND, loop.getExpression(), "receive", name);
      default -> {}
    }
  }
}
