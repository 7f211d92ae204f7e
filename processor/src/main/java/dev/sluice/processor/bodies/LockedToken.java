package dev.sluice.processor.bodies;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
final class LockedToken implements BodyRule {
  /** What is done to a semaphore; who asks for its length, or only tries, may know better. */
  private static final Set<Operation> PLAIN =
      Set.of(Operation.SEND, Operation.RECEIVE, Operation.RECEIVE_OK);

  @Override
  public void check(Source source, Reporter reporter) {
    IdentityHashMap<Tree, Map<Object, Tree>> held = new IdentityHashMap<>();
    Transfer recorder =
        new Transfer() {
          @Override
          public void call(MethodInvocationTree call, State state, boolean reporting) {
            if (reporting && source.operation(call) != null) {
              Map<Object, Tree> locks = new HashMap<>();
              for (Object lock : state.always(Fact.Kind.HELD)) {
                locks.put(lock, Objects.requireNonNull(state.always(Fact.Kind.HELD, lock)));
              }
              held.put(call, locks);
            }
          }
        };
    for (Body body : source.bodies()) {
      Flow.run(source, body, recorder);
    }
    Set<VariableElement> channels = new LinkedHashSet<>();
    held.forEach(
        (call, locks) -> {
          VariableElement root =
              source.channels().root(Source.receiver((MethodInvocationTree) call));
          if (root != null && !locks.isEmpty()) {
            channels.add(root);
          }
        });
    channels.forEach(channel -> checkChannel(source, channel, held, reporter));
  }

  private static void checkChannel(
      Source source,
      VariableElement channel,
      IdentityHashMap<Tree, Map<Object, Tree>> held,
      Reporter reporter) {
    MethodInvocationTree maker = source.channels().maker(channel);
    ChannelUses uses = source.channels().uses(channel);
    if (maker == null
        || source.channels().capacity(maker) <= 0
        || !Channels.isInSight(channel)
        || uses.escaped()
        || uses.any(operation -> !PLAIN.contains(operation))) {
      return;
    }
    for (ChannelUse taken : uses.operations()) {
      List<ChannelUse> givenBack = uses.all(other -> other.sends() != taken.operation().sends());
      for (Map.Entry<Object, Tree> lock : locks(taken, held).entrySet()) {
        if (LockedSend.isOneLock(lock.getKey(), channel)
            && givenBack.stream().allMatch(use -> locks(use, held).containsKey(lock.getKey()))
            && givenBack.stream().anyMatch(use -> isLater(source, taken, use, lock, held))) {
          MethodInvocationTree call = (MethodInvocationTree) taken.tree();
          reporter.reportCall(
              Message.LOCKED_SEND,
              call,
              Objects.requireNonNull(source.callee(call)).getSimpleName(),
              channel.getSimpleName());
        }
      }
    }
  }

  /** Whether a method gives back what it took, and the lock was free in between. */
  private static boolean isLater(
      Source source,
      ChannelUse taken,
      ChannelUse given,
      Map.Entry<Object, Tree> lock,
      IdentityHashMap<Tree, Map<Object, Tree>> held) {
    return taken.body() != null
        && taken.body().kind() == Body.Kind.METHOD
        && taken.body().equals(given.body())
        && locks(given, held).get(lock.getKey()) != lock.getValue()
        && source.attribution().position(taken.tree())
            < source.attribution().position(given.tree());
  }

  private static Map<Object, Tree> locks(
      ChannelUse use, IdentityHashMap<Tree, Map<Object, Tree>> held) {
    return held.getOrDefault(use.tree(), Map.of());
  }
}
