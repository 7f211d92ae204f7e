package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;

/**
 * The one walk over all bodies of a class: every fact is followed in it, and every check looks on.
 *
 * <p>Methods are walked before what calls them, so that what a helper does to a channel is known
 * where it is called. In a circle of methods that call each other, one of them knows less.
 */
public final class BodyWalk {
  private BodyWalk() {}

  /** Walks all bodies and shows each place to each check. */
  public static void run(ClassIndex index, List<BodyCheck> checks) {
    Transfer transfer =
        Transfer.all(
            new LockTransfer(index),
            new ChannelTransfer(index),
            new TimerTransfer(index),
            new GoroutineTransfer(index));
    HeldLocks held = new HeldLocks(index);
    List<FlowCheck> all = new ArrayList<>(checks);
    all.add(held);
    FlowCheck flow = new All(all);
    for (Body body : calleesFirst(index)) {
      index.summaries().add(body, Flow.run(index, body, transfer, flow));
    }
    held.addCallers();
    checks.forEach(check -> check.finish(held));
  }

  private static List<Body> calleesFirst(ClassIndex index) {
    Map<Body, List<Body>> callees = new HashMap<>();
    for (MethodInvocationTree call : index.invocations()) {
      ExecutableElement method = index.callee(call);
      Tree tree = method == null ? null : index.method(method);
      Body callee = tree == null ? null : index.bodyOf(tree);
      Body caller = callee == null ? null : index.body(call);
      if (callee != null && caller != null) {
        callees.computeIfAbsent(caller, key -> new ArrayList<>()).add(callee);
      }
    }
    List<Body> order = new ArrayList<>();
    Set<Body> seen = new HashSet<>();
    for (Body root : index.bodies()) {
      visit(root, callees, seen, order);
    }
    return order;
  }

  /** Depth first, without recursion: a chain of helpers may be long. */
  private static void visit(
      Body root, Map<Body, List<Body>> callees, Set<Body> seen, List<Body> order) {
    record Step(Body body, Iterator<Body> left) {}
    Deque<Step> steps = new ArrayDeque<>();
    if (seen.add(root)) {
      steps.push(new Step(root, callees.getOrDefault(root, List.of()).iterator()));
    }
    while (!steps.isEmpty()) {
      Step step = steps.element();
      if (!step.left().hasNext()) {
        order.add(steps.pop().body());
        continue;
      }
      Body next = step.left().next();
      if (seen.add(next)) {
        steps.push(new Step(next, callees.getOrDefault(next, List.of()).iterator()));
      }
    }
  }

  /** Several checks as one. */
  private record All(List<FlowCheck> checks) implements FlowCheck {
    @Override
    public void call(MethodInvocationTree call, State before) {
      checks.forEach(check -> check.call(call, before));
    }

    @Override
    public void unlock(Lock lock, State before) {
      checks.forEach(check -> check.unlock(lock, before));
    }

    @Override
    public void assign(Tree assignment, State before) {
      checks.forEach(check -> check.assign(assignment, before));
    }

    @Override
    public void range(EnhancedForLoopTree loop, State before) {
      checks.forEach(check -> check.range(loop, before));
    }

    @Override
    public void declare(VariableTree variable, State before) {
      checks.forEach(check -> check.declare(variable, before));
    }

    @Override
    public void exit(Tree at, State state) {
      checks.forEach(check -> check.exit(at, state));
    }
  }
}
