package dev.sluice.processor.bodies;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.VariableElement;

/** How many values goroutines may send to a channel, at the most. */
final class SendCount implements Transfer {
  /** As many as anybody likes. */
  static final int MANY = Integer.MAX_VALUE;

  private final Source source;
  private final VariableElement channel;
  private final IdentityHashMap<Tree, Integer> longest = new IdentityHashMap<>();

  private SendCount(Source source, VariableElement channel) {
    this.source = source;
    this.channel = channel;
  }

  /** The most that all goroutines together may send. */
  static int of(Source source, VariableElement channel, List<ChannelUse> sends) {
    int total = 0;
    Set<Body> goroutines = new LinkedHashSet<>();
    for (ChannelUse send : sends) {
      Body goroutine = send.caller();
      if (goroutine != null && goroutines.add(goroutine)) {
        boolean repeated =
            goroutine.starter() != null && source.repeatingLoop(goroutine.starter()) != null;
        total = add(total, repeated ? MANY : inOne(source, channel, goroutine, sends));
      }
    }
    return total;
  }

  /** A sum that stays {@link #MANY}. */
  static int add(int left, int right) {
    return left == MANY || right == MANY ? MANY : left + right;
  }

  private static int inOne(
      Source source, VariableElement channel, Body goroutine, List<ChannelUse> sends) {
    for (ChannelUse send : sends) {
      boolean helper = !goroutine.equals(send.body());
      if (goroutine.equals(send.caller())
          && (helper || source.repeatingLoop(send.tree()) != null)) {
        return helper ? 1 : MANY;
      }
    }
    SendCount count = new SendCount(source, channel);
    Flow.run(source, goroutine, count);
    return count.longest.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  @Override
  public void call(MethodInvocationTree call, State state, boolean reporting) {
    if (source.operation(call) == Operation.SEND
        && channel.equals(source.channels().root(Source.receiver(call)))) {
      int before =
          state.sometimes(Fact.Kind.PENDING).stream()
              .mapToInt(about -> about instanceof Tree tree ? longest.getOrDefault(tree, 0) : 0)
              .max()
              .orElse(0);
      longest.merge(call, before + 1, Math::max);
      state.add(Fact.Kind.PENDING, call, call);
    }
  }
}
