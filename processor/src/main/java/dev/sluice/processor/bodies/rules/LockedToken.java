package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ChannelRoots;
import dev.sluice.processor.bodies.analysis.ChannelUse;
import dev.sluice.processor.bodies.analysis.ChannelUses;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.HeldLocks;
import dev.sluice.processor.bodies.analysis.Lock;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/**
 * A buffered channel as a semaphore: a method takes a token under a lock, goes on without it, and
 * needs it again to give the token back. Once all tokens are taken, who waits for one has the lock.
 */
final class LockedToken implements FlowRule {
  /** What is done to a semaphore; who asks for its length, or only tries, may know better. */
  private static final Set<Operation> PLAIN =
      Set.of(Operation.SEND, Operation.RECEIVE, Operation.RECEIVE_OK);

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
    Set<VariableElement> channels = new LinkedHashSet<>();
    for (MethodInvocationTree call : index.invocations()) {
      VariableElement root =
          index.operation(call) == null || held.acquired(call).isEmpty()
              ? null
              : index.channels().root(ClassIndex.receiver(call));
      if (root != null) {
        channels.add(root);
      }
    }
    channels.forEach(channel -> checkChannel(index, channel, held, findings));
  }

  private static void checkChannel(
      ClassIndex index, VariableElement channel, HeldLocks held, Findings findings) {
    MethodInvocationTree maker = index.channels().maker(channel);
    ChannelUses uses = index.channels().uses(channel);
    if (maker == null
        || index.channels().capacity(maker) <= 0
        || !ChannelRoots.isInSight(channel)
        || uses.escaped()
        || uses.any(operation -> !PLAIN.contains(operation))) {
      return;
    }
    for (ChannelUse taken : uses.operations()) {
      List<ChannelUse> givenBack = uses.all(other -> other.sends() != taken.operation().sends());
      for (Map.Entry<Lock, Tree> lock : held.acquired(taken.tree()).entrySet()) {
        if (lock.getKey().isOneFor(channel)
            && givenBack.stream()
                .allMatch(use -> held.acquired(use.tree()).containsKey(lock.getKey()))
            && givenBack.stream().anyMatch(use -> isLater(index, taken, use, lock, held))) {
          MethodInvocationTree call = (MethodInvocationTree) taken.tree();
          findings.reportCall(
              BodyMessage.LOCKED_SEND,
              call,
              Objects.requireNonNull(index.callee(call)).getSimpleName(),
              channel.getSimpleName());
        }
      }
    }
  }

  /** Whether a method gives back what it took, and the lock was free in between. */
  private static boolean isLater(
      ClassIndex index,
      ChannelUse taken,
      ChannelUse given,
      Map.Entry<Lock, Tree> lock,
      HeldLocks held) {
    return taken.body() != null
        && taken.body().kind() == Body.Kind.METHOD
        && taken.body().equals(given.body())
        && held.acquired(given.tree()).get(lock.getKey()) != lock.getValue()
        && index.attribution().position(taken.tree()) < index.attribution().position(given.tree());
  }
}
