package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.BodyCheck;
import dev.sluice.processor.bodies.analysis.ChannelRoots;
import dev.sluice.processor.bodies.analysis.ChannelUse;
import dev.sluice.processor.bodies.analysis.ChannelUses;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.Counts;
import dev.sluice.processor.bodies.analysis.FactKind;
import dev.sluice.processor.bodies.analysis.GoroutineStarts;
import dev.sluice.processor.bodies.analysis.HeldLocks;
import dev.sluice.processor.bodies.analysis.Operation;
import dev.sluice.processor.bodies.analysis.State;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Goroutines send to a local channel, and the method can leave without receiving all of it: the
 * first of n is taken, an error returns early, a timeout wins. The senders wait for ever.
 */
final class LostSender implements FlowRule {
  @Override
  public BodyCheck start(ClassIndex index, Findings findings) {
    return new Debts(index, findings);
  }

  /** How much goroutines send, and where a body is left with something owed. */
  private static final class Debts implements BodyCheck {
    private final ClassIndex index;
    private final Findings findings;
    private final Map<VariableElement, Map<Body, Integer>> most = new HashMap<>();
    private final Map<VariableElement, List<Tree>> exits = new HashMap<>();

    Debts(ClassIndex index, Findings findings) {
      this.index = index;
      this.findings = findings;
    }

    @Override
    public void call(MethodInvocationTree call, State before) {
      Body body = index.operation(call) == Operation.SEND ? index.body(call) : null;
      VariableElement channel =
          body == null ? null : index.channels().root(ClassIndex.receiver(call));
      if (body != null && channel != null) {
        most.computeIfAbsent(channel, key -> new HashMap<>())
            .merge(body, Counts.add(before.sent(channel), 1), Math::max);
      }
    }

    @Override
    public void exit(Tree at, State state) {
      for (VariableElement channel : state.sometimes(FactKind.OWED)) {
        exits.computeIfAbsent(channel, key -> new ArrayList<>()).add(at);
      }
    }

    /** The next round of a loop begins with another channel, and the last one is out of reach. */
    @Override
    public void declare(VariableTree variable, State before) {
      if (index.attribution().element(variable) instanceof VariableElement channel
          && before.sometimes(FactKind.OWED, channel) != null) {
        exits.computeIfAbsent(channel, key -> new ArrayList<>()).add(variable);
      }
    }

    @Override
    public void finish(HeldLocks held) {
      for (Tree tree : index.trees(Tree.Kind.VARIABLE)) {
        if (index.attribution().element(tree) instanceof VariableElement channel
            && channel.getKind() == ElementKind.LOCAL_VARIABLE
            && index.stages().enclosing(tree) == null) {
          check(index, channel, tree, this, findings);
        }
      }
    }

    /** The most that all goroutines together may send. */
    int sent(VariableElement channel, List<ChannelUse> sends) {
      int total = 0;
      Set<Body> goroutines = new LinkedHashSet<>();
      for (ChannelUse send : sends) {
        Body goroutine = send.caller();
        if (goroutine != null && goroutines.add(goroutine)) {
          boolean repeated =
              goroutine.starter() != null && isRepeated(index, goroutine.starter(), channel);
          total = Counts.add(total, repeated ? Counts.MANY : sentBy(goroutine, channel, sends));
        }
      }
      return total;
    }

    private int sentBy(Body goroutine, VariableElement channel, List<ChannelUse> sends) {
      for (ChannelUse send : sends) {
        boolean helper = !goroutine.equals(send.body());
        if (goroutine.equals(send.caller())
            && (helper || isRepeated(index, send.tree(), channel))) {
          return helper ? 1 : Counts.MANY;
        }
      }
      return most.getOrDefault(channel, Map.of()).getOrDefault(goroutine, 0);
    }

    /** Whether a body is left with something owed, at a return before a place, or anywhere. */
    boolean leavesBefore(VariableElement channel, Body body, long before) {
      return exits.getOrDefault(channel, List.of()).stream()
          .filter(at -> body.equals(index.body(at)))
          .anyMatch(
              at ->
                  before == Long.MAX_VALUE
                      || (at instanceof ReturnTree && index.attribution().position(at) < before));
    }
  }

  private static void check(
      ClassIndex index, VariableElement channel, Tree declaration, Debts debts, Findings findings) {
    MethodInvocationTree maker = index.channels().maker(channel);
    Body body = index.body(declaration);
    if (maker == null
        || body == null
        || isMain(body)
        || !index.isCall(maker, Api.CHANNEL, "make")
        || index.channels().capacity(maker) == ChannelRoots.UNKNOWN_CAPACITY) {
      return;
    }
    ChannelUses uses = index.channels().uses(channel);
    List<ChannelUse> receives = uses.all(Operation::receives);
    List<ChannelUse> sends = uses.all(operation -> operation == Operation.SEND);
    if (uses.escaped()
        || sends.isEmpty()
        || receives.isEmpty()
        || uses.any(operation -> operation == Operation.ABANDON)
        || !receives.stream().allMatch(use -> isDirect(index, use, body))
        || !sends.stream().allMatch(use -> isUnowned(index, use.caller(), body))) {
      return;
    }
    int sent = debts.sent(channel, sends);
    if (sent <= index.channels().capacity(maker)) {
      return;
    }
    int received = index.channels().capacity(maker);
    for (ChannelUse use : receives) {
      received = Counts.add(received, isRepeated(index, use, channel) ? Counts.MANY : 1);
    }
    MethodInvocationTree starter =
        Objects.requireNonNull(Objects.requireNonNull(sends.get(0).caller()).starter());
    if (sent > received || leavesEarly(index, channel, body, receives, debts)) {
      findings.reportAbout(
          channel, BodyMessage.LOST_SENDER, starter.getMethodSelect(), channel.getSimpleName());
    }
  }

  private static boolean isMain(Body body) {
    return body.tree() instanceof MethodTree method && method.getName().contentEquals("main");
  }

  /** Whether a receive is the body's own, and no select case that another goroutine may await. */
  private static boolean isDirect(ClassIndex index, ChannelUse use, Body body) {
    return body.equals(use.body())
        && body.equals(use.caller())
        && !(use.tree() instanceof MemberReferenceTree)
        && (use.operation() != Operation.SELECT_RECEIVE || isCaseKept(index, use.tree(), body));
  }

  private static boolean isCaseKept(ClassIndex index, Tree selectCase, Body body) {
    Tree parent = index.parent(selectCase);
    if (parent instanceof MethodInvocationTree select) {
      return index.isCall(select, Api.SELECT, "of");
    }
    Element variable = parent instanceof VariableTree ? index.attribution().element(parent) : null;
    return variable != null
        && index.uses(variable).stream().allMatch(use -> body.equals(index.body(use)));
  }

  /** Whether a goroutine is started by the body itself, outside of any group, and let go. */
  private static boolean isUnowned(ClassIndex index, @Nullable Body goroutine, Body body) {
    MethodInvocationTree starter = goroutine == null ? null : goroutine.starter();
    if (goroutine == null || starter == null || !body.equals(goroutine.parent())) {
      return false;
    }
    GoroutineStarts.Owner owner = GoroutineStarts.owner(index, starter);
    return (owner == GoroutineStarts.Owner.GO || owner == GoroutineStarts.Owner.WAIT_GROUP)
        && index.parent(starter) instanceof ExpressionStatementTree;
  }

  private static boolean isRepeated(ClassIndex index, ChannelUse use, VariableElement channel) {
    return use.operation() == Operation.RANGE
        || isRepeated(index, use.tree(), channel)
        || (use.operation() == Operation.SELECT_RECEIVE && isSelectRepeated(index, use, channel));
  }

  /** Whether a place is come to again and again while a channel lives. */
  private static boolean isRepeated(ClassIndex index, Tree place, VariableElement channel) {
    return repeatingLoop(index, place, channel) != null;
  }

  private static @Nullable Tree repeatingLoop(
      ClassIndex index, Tree place, VariableElement channel) {
    Tree declaration = index.declaration(channel);
    return declaration == null
        ? index.repeatingLoop(place)
        : index.repeatingLoop(place, declaration);
  }

  private static boolean isSelectRepeated(
      ClassIndex index, ChannelUse use, VariableElement channel) {
    Body body = use.body();
    return body != null
        && index.invocations(body.tree()).stream()
            .filter(
                call ->
                    index.isCall(call, Api.SELECT, "await")
                        || index.isCall(call, Api.SELECT, "poll"))
            .anyMatch(call -> body.equals(index.body(call)) && isRepeated(index, call, channel));
  }

  /** Whether some way out of the body comes before the last receive. */
  private static boolean leavesEarly(
      ClassIndex index,
      VariableElement channel,
      Body body,
      List<ChannelUse> receives,
      Debts debts) {
    boolean repeated = false;
    long first = Long.MAX_VALUE;
    for (ChannelUse use : receives) {
      first = Math.min(first, index.attribution().position(use.tree()));
      if (isRepeated(index, use, channel)) {
        repeated = true;
        if (leavesLoop(index, use, channel)) {
          return true;
        }
      }
    }
    return debts.leavesBefore(channel, body, repeated ? first : Long.MAX_VALUE);
  }

  /** Whether a loop that would end by itself after the last receive is left before. */
  private static boolean leavesLoop(ClassIndex index, ChannelUse use, VariableElement channel) {
    Tree loop =
        use.tree() instanceof EnhancedForLoopTree range
            ? range
            : repeatingLoop(index, use.tree(), channel);
    return loop != null
        && !Syntax.isEndless(loop)
        && use.operation() != Operation.SELECT_RECEIVE
        && (index.contains(loop, Tree.Kind.RETURN) || Syntax.breaksOut(loop));
  }
}
