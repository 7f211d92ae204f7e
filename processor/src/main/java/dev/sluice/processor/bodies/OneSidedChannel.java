package dev.sluice.processor.bodies;

import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import java.util.List;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A private or local channel of which only one direction is ever used: {@code NoSender}, {@code
 * NoReceiver}. A receive from a channel of {@code Void} is the way to wait for ever, and is meant.
 */
final class OneSidedChannel implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (Tree tree : source.trees(Tree.Kind.VARIABLE)) {
      if (source.attribution().element(tree) instanceof VariableElement channel
          && Channels.isInSight(channel)
          && source.channels().isStable(channel)
          && source.channels().maker(channel) != null) {
        check(source, channel, tree, reporter);
      }
    }
  }

  private static void check(
      Source source, VariableElement channel, Tree declaration, Reporter reporter) {
    ChannelUses uses = source.channels().uses(channel);
    if (uses.escaped()
        || uses.any(use -> use == Operation.LENGTH || use == Operation.CAPACITY)
        || isVoid(channel.asType())) {
      return;
    }
    boolean receives = uses.any(Operation::receives);
    boolean sends = uses.any(Operation::sends);
    if (!receives && uses.any(use -> use == Operation.SEND) && !isSelfRendezvous(source, channel)) {
      reporter.report(Message.NO_RECEIVER_IN_SIGHT, declaration, channel.getSimpleName());
    } else if (!sends && uses.any(OneSidedChannel::waits)) {
      reporter.report(Message.NO_SENDER_IN_SIGHT, declaration, channel.getSimpleName());
    }
  }

  /** Whether a receive waits for this channel alone; a select has other cases. */
  private static boolean waits(Operation operation) {
    return operation.receives() && operation.blocks() && operation != Operation.SELECT_RECEIVE;
  }

  private static boolean isSelfRendezvous(Source source, VariableElement channel) {
    return SelfRendezvous.isUnbufferedLocal(source, channel)
        && SelfRendezvous.isInOneMethod(source.channels().uses(channel));
  }

  private static boolean isVoid(TypeMirror channel) {
    List<? extends TypeMirror> arguments =
        channel instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    return arguments.size() == 1 && Attribution.isExactly(arguments.get(0), "java.lang.Void");
  }
}
