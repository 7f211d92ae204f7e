package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ChannelRoots;
import dev.sluice.processor.bodies.analysis.ChannelUse;
import dev.sluice.processor.bodies.analysis.ChannelUses;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.ExpectedExceptions;
import dev.sluice.processor.bodies.analysis.GoroutineStarts;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A private or local channel of which only one direction is ever used: {@code NoSender}, {@code
 * NoReceiver}.
 *
 * <p>Silent where somebody may want it so or end it: a receive from a channel of {@code Void} is
 * the way to wait for ever; a group cancels its goroutines and tells a deadlock by itself; a thread
 * that is kept may be interrupted; and nobody knows who runs a lambda that is handed to other code.
 */
final class OneSidedChannel implements BodyRule {
  @Override
  public void check(ClassIndex index, Findings findings) {
    for (Tree tree : index.trees(Tree.Kind.VARIABLE)) {
      if (index.attribution().element(tree) instanceof VariableElement channel
          && ChannelRoots.isInSight(channel)
          && index.channels().isStable(channel)
          && isMade(index, channel)) {
        check(index, channel, tree, findings);
      }
    }
  }

  private static boolean isMade(ClassIndex index, VariableElement channel) {
    MethodInvocationTree maker = index.channels().maker(channel);
    return maker != null && !index.isCall(maker, Api.GROUP, "channel");
  }

  private static void check(
      ClassIndex index, VariableElement channel, Tree declaration, Findings findings) {
    ChannelUses uses = index.channels().uses(channel);
    if ((uses.reachesSenders() && uses.reachesReceivers())
        || uses.any(use -> use == Operation.LENGTH || use == Operation.CAPACITY)
        || isVoid(channel.asType())
        || !uses.operations().stream().allMatch(use -> isInOrdinaryCode(index, use))) {
      return;
    }
    List<ChannelUse> sends =
        uses.all(operation -> operation == Operation.SEND).stream()
            .filter(use -> !ExpectedExceptions.expectsInterrupt(index, use.tree()))
            .toList();
    boolean receives =
        uses.all(OneSidedChannel::isReceive).stream()
            .anyMatch(use -> !ExpectedExceptions.expectsInterrupt(index, use.tree()));
    if (!uses.any(Operation::receives)
        && !uses.reachesReceivers()
        && (uses.reachesSenders() || !fits(index, channel, sends))
        && !isSelfRendezvous(index, channel, uses)) {
      findings.report(BodyMessage.NO_RECEIVER_IN_SIGHT, declaration, channel.getSimpleName());
    } else if (!uses.any(Operation::sends)
        && !uses.reachesSenders()
        && (receives || uses.reachesReceivers())) {
      findings.report(BodyMessage.NO_SENDER_IN_SIGHT, declaration, channel.getSimpleName());
    }
  }

  /** Whether a receive waits for this channel alone; a select has other cases. */
  private static boolean isReceive(Operation operation) {
    return operation.receives() && operation.blocks() && operation != Operation.SELECT_RECEIVE;
  }

  /** Whether the body in which a use stands is a method, or a goroutine that nobody looks after. */
  private static boolean isInOrdinaryCode(ClassIndex index, ChannelUse use) {
    return !(use.tree() instanceof MemberReferenceTree)
        && isOrdinary(index, use.body())
        && isOrdinary(index, use.caller());
  }

  private static boolean isOrdinary(ClassIndex index, @Nullable Body body) {
    if (body == null || body.kind() == Body.Kind.UNKNOWN) {
      return false;
    }
    MethodInvocationTree starter = body.starter();
    if (body.kind() == Body.Kind.METHOD) {
      return body.parent() == null || isOrdinary(index, body.parent());
    }
    GoroutineStarts.Owner owner = starter == null ? null : GoroutineStarts.owner(index, starter);
    return starter != null
        && (owner == GoroutineStarts.Owner.GO || owner == GoroutineStarts.Owner.WAIT_GROUP)
        && index.parent(starter) instanceof ExpressionStatementTree
        && (body.parent() == null || isOrdinary(index, body.parent()));
  }

  /** Whether a channel has room for all that is sent, as far as this can be counted. */
  private static boolean fits(ClassIndex index, VariableElement channel, List<ChannelUse> sends) {
    MethodInvocationTree maker = index.channels().maker(channel);
    int capacity = maker == null ? 0 : index.channels().capacity(maker);
    boolean countable =
        channel.getKind() == ElementKind.LOCAL_VARIABLE
            && sends.stream()
                .allMatch(
                    use ->
                        index.repeatingLoop(use.tree()) == null
                            && use.body() != null
                            && use.body().kind() == Body.Kind.METHOD);
    return sends.isEmpty()
        || capacity == ChannelRoots.UNKNOWN_CAPACITY
        || (countable && sends.size() <= capacity);
  }

  private static boolean isSelfRendezvous(
      ClassIndex index, VariableElement channel, ChannelUses uses) {
    return index.channels().isMadeHere(channel) && uses.isInOneMethod();
  }

  private static boolean isVoid(TypeMirror channel) {
    List<? extends TypeMirror> arguments =
        channel instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    return arguments.size() == 1 && Attribution.isExactly(arguments.get(0), "java.lang.Void");
  }
}
