package dev.sluice.processor.bodies;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
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
  public void check(Source source, Reporter reporter) {
    for (Tree tree : source.trees(Tree.Kind.VARIABLE)) {
      if (source.attribution().element(tree) instanceof VariableElement channel
          && Channels.isInSight(channel)
          && source.channels().isStable(channel)
          && isMade(source, channel)) {
        check(source, channel, tree, reporter);
      }
    }
  }

  private static boolean isMade(Source source, VariableElement channel) {
    MethodInvocationTree maker = source.channels().maker(channel);
    return maker != null && !source.isCall(maker, Api.GROUP, "channel");
  }

  private static void check(
      Source source, VariableElement channel, Tree declaration, Reporter reporter) {
    ChannelUses uses = source.channels().uses(channel);
    if (uses.escaped()
        || uses.any(use -> use == Operation.LENGTH || use == Operation.CAPACITY)
        || isVoid(channel.asType())
        || !uses.operations().stream().allMatch(use -> isInOrdinaryCode(source, use))) {
      return;
    }
    List<ChannelUse> sends =
        uses.all(operation -> operation == Operation.SEND).stream()
            .filter(use -> !Guards.expectsInterrupt(source, use.tree()))
            .toList();
    boolean receives =
        uses.all(OneSidedChannel::isReceive).stream()
            .anyMatch(use -> !Guards.expectsInterrupt(source, use.tree()));
    if (!uses.any(Operation::receives)
        && !fits(source, channel, sends)
        && !isSelfRendezvous(source, channel, uses)) {
      reporter.report(Message.NO_RECEIVER_IN_SIGHT, declaration, channel.getSimpleName());
    } else if (!uses.any(Operation::sends) && receives) {
      reporter.report(Message.NO_SENDER_IN_SIGHT, declaration, channel.getSimpleName());
    }
  }

  /** Whether a receive waits for this channel alone; a select has other cases. */
  private static boolean isReceive(Operation operation) {
    return operation.receives() && operation.blocks() && operation != Operation.SELECT_RECEIVE;
  }

  /** Whether the body in which a use stands is a method, or a goroutine that nobody looks after. */
  private static boolean isInOrdinaryCode(Source source, ChannelUse use) {
    return !(use.tree() instanceof MemberReferenceTree)
        && isOrdinary(source, use.body())
        && isOrdinary(source, use.caller());
  }

  private static boolean isOrdinary(Source source, @Nullable Body body) {
    if (body == null || body.kind() == Body.Kind.UNKNOWN) {
      return false;
    }
    MethodInvocationTree starter = body.starter();
    if (body.kind() == Body.Kind.METHOD) {
      return body.parent() == null || isOrdinary(source, body.parent());
    }
    Starters.Owner owner = starter == null ? null : Starters.owner(source, starter);
    return starter != null
        && (owner == Starters.Owner.GO || owner == Starters.Owner.WAIT_GROUP)
        && source.parent(starter) instanceof ExpressionStatementTree
        && (body.parent() == null || isOrdinary(source, body.parent()));
  }

  /** Whether a channel has room for all that is sent, as far as this can be counted. */
  private static boolean fits(Source source, VariableElement channel, List<ChannelUse> sends) {
    MethodInvocationTree maker = source.channels().maker(channel);
    int capacity = maker == null ? 0 : source.channels().capacity(maker);
    boolean countable =
        channel.getKind() == ElementKind.LOCAL_VARIABLE
            && sends.stream()
                .allMatch(
                    use ->
                        source.repeatingLoop(use.tree()) == null
                            && use.body() != null
                            && use.body().kind() == Body.Kind.METHOD);
    return sends.isEmpty()
        || capacity == Channels.UNKNOWN_CAPACITY
        || (countable && sends.size() <= capacity);
  }

  private static boolean isSelfRendezvous(
      Source source, VariableElement channel, ChannelUses uses) {
    return SelfRendezvous.isMadeHere(source, channel) && SelfRendezvous.isInOneMethod(uses);
  }

  private static boolean isVoid(TypeMirror channel) {
    List<? extends TypeMirror> arguments =
        channel instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    return arguments.size() == 1 && Attribution.isExactly(arguments.get(0), "java.lang.Void");
  }
}
