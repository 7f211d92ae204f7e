package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.MemberReferenceTree;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Everything that is done with one channel.
 *
 * @param operations what is done in sight
 * @param reachesSenders whether it also went where it cannot be followed, and can be sent to there
 * @param reachesReceivers the same where it can be received from
 */
public record ChannelUses(
    List<ChannelUse> operations, boolean reachesSenders, boolean reachesReceivers) {
  /** Whether it also went where it cannot be followed, so that the list is not all. */
  public boolean escaped() {
    return reachesSenders || reachesReceivers;
  }

  public boolean any(Predicate<Operation> which) {
    return operations.stream().map(ChannelUse::operation).anyMatch(which);
  }

  public List<ChannelUse> all(Predicate<Operation> which) {
    return operations.stream().filter(use -> which.test(use.operation())).toList();
  }

  /** Whether all uses are calls in one method itself, none in a lambda, a reference, or a case. */
  public boolean isInOneMethod() {
    Body body = operations.isEmpty() ? null : operations.get(0).caller();
    return body != null
        && body.kind() == Body.Kind.METHOD
        && operations.stream().allMatch(use -> isPlain(use, body));
  }

  private static boolean isPlain(ChannelUse use, Body body) {
    return Objects.equals(use.caller(), body)
        && use.body() != null
        && use.body().kind() == Body.Kind.METHOD
        && !(use.tree() instanceof MemberReferenceTree)
        && use.operation() != Operation.SELECT_RECEIVE
        && use.operation() != Operation.SELECT_SEND;
  }
}
