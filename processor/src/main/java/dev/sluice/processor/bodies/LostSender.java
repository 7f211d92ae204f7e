package dev.sluice.processor.bodies;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.sluice.processor.diagnostic.Message;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Goroutines send to a local channel, and the method can leave without receiving all of it: the
 * first of n is taken, an error returns early, a timeout wins. The senders wait for ever.
 */
final class LostSender implements BodyRule {
  @Override
  public void check(Source source, Reporter reporter) {
    for (Tree tree : source.trees(Tree.Kind.VARIABLE)) {
      if (source.attribution().element(tree) instanceof VariableElement channel
          && channel.getKind() == ElementKind.LOCAL_VARIABLE
          && source.stages().enclosing(tree) == null) {
        check(source, channel, tree, reporter);
      }
    }
  }

  private static void check(
      Source source, VariableElement channel, Tree declaration, Reporter reporter) {
    MethodInvocationTree maker = source.channels().maker(channel);
    Body body = source.body(declaration);
    if (maker == null
        || body == null
        || isMain(body)
        || !source.isCall(maker, Api.CHANNEL, "make")
        || source.channels().capacity(maker) == Channels.UNKNOWN_CAPACITY) {
      return;
    }
    ChannelUses uses = source.channels().uses(channel);
    List<ChannelUse> receives = uses.all(Operation::receives);
    List<ChannelUse> sends = uses.all(operation -> operation == Operation.SEND);
    if (uses.escaped()
        || sends.isEmpty()
        || receives.isEmpty()
        || uses.any(operation -> operation == Operation.ABANDON)
        || !receives.stream().allMatch(use -> isDirect(source, use, body))
        || !sends.stream().allMatch(use -> isUnowned(source, use.caller(), body))) {
      return;
    }
    int sent = SendCount.of(source, channel, sends);
    if (sent <= source.channels().capacity(maker)) {
      return;
    }
    int received = source.channels().capacity(maker);
    for (ChannelUse use : receives) {
      received = SendCount.add(received, isRepeated(source, use) ? SendCount.MANY : 1);
    }
    MethodInvocationTree starter =
        Objects.requireNonNull(Objects.requireNonNull(sends.get(0).caller()).starter());
    if (sent > received || leavesEarly(source, channel, body, receives)) {
      reporter.reportCall(Message.LOST_SENDER, starter, channel.getSimpleName());
    }
  }

  private static boolean isMain(Body body) {
    return body.tree() instanceof MethodTree method && method.getName().contentEquals("main");
  }

  /** Whether a receive is the body's own, and no select case that another goroutine may await. */
  private static boolean isDirect(Source source, ChannelUse use, Body body) {
    return body.equals(use.body())
        && body.equals(use.caller())
        && !(use.tree() instanceof MemberReferenceTree)
        && (use.operation() != Operation.SELECT_RECEIVE || isCaseKept(source, use.tree(), body));
  }

  private static boolean isCaseKept(Source source, Tree selectCase, Body body) {
    Tree parent = source.parent(selectCase);
    if (parent instanceof MethodInvocationTree select) {
      return source.isCall(select, Api.SELECT, "of");
    }
    Element variable = parent instanceof VariableTree ? source.attribution().element(parent) : null;
    return variable != null
        && source.uses(variable).stream().allMatch(use -> body.equals(source.body(use)));
  }

  /** Whether a goroutine is started by the body itself, outside of any group, and let go. */
  private static boolean isUnowned(Source source, @Nullable Body goroutine, Body body) {
    MethodInvocationTree starter = goroutine == null ? null : goroutine.starter();
    if (goroutine == null || starter == null || !body.equals(goroutine.parent())) {
      return false;
    }
    Starters.Owner owner = Starters.owner(source, starter);
    return (owner == Starters.Owner.GO || owner == Starters.Owner.WAIT_GROUP)
        && source.parent(starter) instanceof ExpressionStatementTree;
  }

  private static boolean isRepeated(Source source, ChannelUse use) {
    return use.operation() == Operation.RANGE
        || source.repeatingLoop(use.tree()) != null
        || (use.operation() == Operation.SELECT_RECEIVE && isSelectRepeated(source, use));
  }

  private static boolean isSelectRepeated(Source source, ChannelUse use) {
    return source.invocations().stream()
        .filter(
            call ->
                source.isCall(call, Api.SELECT, "await") || source.isCall(call, Api.SELECT, "poll"))
        .anyMatch(
            call ->
                Objects.equals(source.body(call), use.body())
                    && source.repeatingLoop(call) != null);
  }

  /** Whether some way out of the body comes before the last receive. */
  private static boolean leavesEarly(
      Source source, VariableElement channel, Body body, List<ChannelUse> receives) {
    boolean repeated = false;
    long first = Long.MAX_VALUE;
    for (ChannelUse use : receives) {
      first = Math.min(first, source.attribution().position(use.tree()));
      if (isRepeated(source, use)) {
        repeated = true;
        if (leavesLoop(source, use)) {
          return true;
        }
      }
    }
    EarlyExit exit = new EarlyExit(source, channel, repeated ? first : Long.MAX_VALUE);
    Flow.run(source, body, exit);
    return exit.found;
  }

  /** Whether a loop that would end by itself after the last receive is left before. */
  private static boolean leavesLoop(Source source, ChannelUse use) {
    Tree loop =
        use.tree() instanceof EnhancedForLoopTree range ? range : source.repeatingLoop(use.tree());
    return loop != null
        && !Syntax.isEndless(loop)
        && use.operation() != Operation.SELECT_RECEIVE
        && (source.contains(loop, Tree.Kind.RETURN) || Syntax.breaksOut(loop));
  }

  /** Looks for a way out on which a sender may still be waiting. */
  private static final class EarlyExit implements Transfer {
    private final Source source;
    private final VariableElement channel;
    private final long before;
    private boolean found;

    EarlyExit(Source source, VariableElement channel, long before) {
      this.source = source;
      this.channel = channel;
      this.before = before;
    }

    @Override
    public void call(MethodInvocationTree call, State state, boolean reporting) {
      Operation operation = source.operation(call);
      if (Starters.owner(source, call) != null && mentions(call)) {
        state.add(Fact.Kind.PENDING, channel, call);
      } else if (operation != null
          && operation.receives()
          && channel.equals(source.channels().root(Source.receiver(call)))) {
        state.remove(Fact.Kind.PENDING, channel);
      }
    }

    private boolean mentions(MethodInvocationTree call) {
      return source.channels().uses(channel).operations().stream()
          .anyMatch(use -> use.operation() == Operation.SEND && source.isWithin(use.tree(), call));
    }

    @Override
    public void rangeEnd(EnhancedForLoopTree loop, State state) {
      if (channel.equals(source.channels().root(loop.getExpression()))) {
        state.remove(Fact.Kind.PENDING, channel);
      }
    }

    @Override
    public void exit(Tree at, State state, boolean reporting) {
      boolean counts =
          before == Long.MAX_VALUE
              || (at instanceof ReturnTree && source.attribution().position(at) < before);
      found |= reporting && counts && state.sometimes(Fact.Kind.PENDING, channel) != null;
    }
  }
}
