package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import dev.sluice.processor.bodies.analysis.Body;
import dev.sluice.processor.bodies.analysis.ClassIndex;
import dev.sluice.processor.bodies.analysis.GoroutineStarts;
import dev.sluice.processor.diagnostic.BodyMessage;
import java.util.HashSet;
import java.util.Set;

/** {@code Thread.sleep} in a stage or a goroutine: a test cannot make its time go on. */
final class RealSleep implements BodyRule {
  private static final String THREAD = "java.lang.Thread";

  @Override
  public void check(ClassIndex index, Findings findings) {
    Set<Body> goroutines = null;
    for (MethodInvocationTree call : index.invocations()) {
      Body body = index.isCall(call, THREAD, "sleep") ? index.body(call) : null;
      if (body == null) {
        continue;
      }
      if (goroutines == null) {
        goroutines = goroutines(index);
      }
      if (goroutines.contains(body) || isStage(index, body)) {
        findings.reportCall(BodyMessage.REAL_SLEEP, call);
      }
    }
  }

  private static boolean isStage(ClassIndex index, Body body) {
    return body.tree() instanceof MethodTree method && index.stages().methods().contains(method);
  }

  /** What goroutines of ours run: not what threads and executors run. */
  private static Set<Body> goroutines(ClassIndex index) {
    Set<Body> goroutines = new HashSet<>();
    for (MethodInvocationTree call : index.invocations()) {
      GoroutineStarts.Owner owner = GoroutineStarts.owner(index, call);
      if (owner == GoroutineStarts.Owner.THREAD) {
        continue;
      }
      for (ExpressionTree argument : call.getArguments()) {
        Body task =
            GoroutineStarts.isTask(owner, call, argument)
                ? GoroutineStarts.task(index, argument)
                : null;
        if (task != null) {
          goroutines.add(task);
        }
      }
    }
    return goroutines;
  }
}
