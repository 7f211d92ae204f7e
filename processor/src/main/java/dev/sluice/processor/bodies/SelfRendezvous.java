package dev.sluice.processor.bodies;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import dev.sluice.processor.diagnostic.Message;
import java.util.Objects;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;

/** A send on a full channel that nobody but the sending goroutine can receive from. */
final class SelfRendezvous implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (Tree tree : source.trees(Tree.Kind.VARIABLE)) {
      if (source.attribution().element(tree) instanceof VariableElement variable
          && isMadeHere(source, variable)) {
        check(source, variable, tree, reporter);
      }
    }
  }

  /** Whether a variable holds a channel of known capacity that its method has made. */
  static boolean isMadeHere(Source source, VariableElement variable) {
    MethodInvocationTree maker =
        variable.getKind() == ElementKind.LOCAL_VARIABLE && source.channels().isStable(variable)
            ? source.channels().maker(variable)
            : null;
    return maker != null
        && source.isCall(maker, Api.CHANNEL, "make")
        && source.channels().capacity(maker) != Channels.UNKNOWN_CAPACITY;
  }

  private static void check(
      Source source, VariableElement channel, Tree declaration, Reporter reporter) {
    ChannelUses uses = source.channels().uses(channel);
    MethodInvocationTree maker = source.channels().maker(channel);
    Body body = source.body(declaration);
    if (maker == null
        || body == null
        || uses.escaped()
        || !isInOneMethod(uses)
        || !uses.operations().stream().allMatch(use -> body.equals(use.body()))
        || uses.any(operation -> operation == Operation.ABANDON)) {
      return;
    }
    Flow.run(
        source, body, new Filling(source, channel, source.channels().capacity(maker), reporter));
  }

  /** Counts the values that are certainly in the channel. */
  private static final class Filling implements Transfer {
    private final Source source;
    private final VariableElement channel;
    private final int capacity;
    private final Reporter reporter;
    private boolean reported;

    Filling(Source source, VariableElement channel, int capacity, Reporter reporter) {
      this.source = source;
      this.channel = channel;
      this.capacity = capacity;
      this.reporter = reporter;
    }

    @Override
    public void call(MethodInvocationTree call, State state, boolean reporting) {
      Operation operation = source.operation(call);
      if (operation == null || !channel.equals(source.channels().root(Source.receiver(call)))) {
        return;
      }
      if (operation.receives()) {
        state.removeAll(Fact.Kind.PENDING);
      } else if (operation == Operation.CLOSE) {
        state.add(Fact.Kind.CLOSED, channel, call);
      } else if (operation == Operation.SEND) {
        boolean full = state.always(Fact.Kind.PENDING).size() >= capacity;
        if (reporting
            && full
            && !reported
            && state.sometimes(Fact.Kind.CLOSED, channel) == null
            && !Guards.expectsInterrupt(source, call)) {
          reported = true;
          report(call);
        }
        state.add(Fact.Kind.PENDING, call, call);
      }
    }

    private void report(MethodInvocationTree call) {
      if (capacity == 0) {
        reporter.reportCall(Message.SELF_RENDEZVOUS, call, channel.getSimpleName());
      } else {
        reporter.reportCall(Message.SELF_RENDEZVOUS_FULL, call, channel.getSimpleName(), capacity);
      }
    }

    @Override
    public void range(EnhancedForLoopTree loop, State state, boolean reporting) {
      state.removeAll(Fact.Kind.PENDING);
    }
  }

  /** Whether all uses are calls in one method itself, none in a lambda, a reference, or a case. */
  static boolean isInOneMethod(ChannelUses uses) {
    Body body = uses.operations().isEmpty() ? null : uses.operations().get(0).caller();
    return body != null
        && body.kind() == Body.Kind.METHOD
        && uses.operations().stream().allMatch(use -> isPlain(use, body));
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
