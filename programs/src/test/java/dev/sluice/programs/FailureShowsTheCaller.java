package dev.sluice.programs;

import dev.sluice.GoroutineFailedException;
import dev.sluice.Group;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The stack of a failure shows who ran the pipeline, and its cause what failed. */
final class FailureShowsTheCaller {
  private FailureShowsTheCaller() {}

  @Pipeline
  interface Numbers {
    @Stage(out = "n")
    static IntStream source() {
      return IntStream.range(0, 10);
    }

    @Stage(in = "n", out = "m")
    static int parse(int n) {
      if (n == 4) {
        throw new NumberFormatException("value " + n);
      }
      return n;
    }

    @Stage(in = "m")
    static void sink(int m) {}
  }

  static void main() throws Exception {
    check("handleRun", FailureShowsTheCaller::handleRun);
    check("handleJoin", FailureShowsTheCaller::handleJoin);
    check("handleClose", FailureShowsTheCaller::handleClose);
    check("handleGroup", FailureShowsTheCaller::handleGroup);
    check("handleGroupClose", FailureShowsTheCaller::handleGroupClose);
    Verdict.end();
  }

  private static Object handleRun() throws InterruptedException {
    new FailureShowsTheCaller_NumbersPipeline().run();
    return "returned";
  }

  private static @Nullable Object handleJoin() throws InterruptedException {
    try (var run = new FailureShowsTheCaller_NumbersPipeline().start()) {
      return run.join();
    }
  }

  private static Object handleClose() throws InterruptedException {
    try (var run = new FailureShowsTheCaller_NumbersPipeline().start()) {
      Patience.until(run::isDone);
      return "closing";
    }
  }

  private static Object handleGroup() throws InterruptedException {
    try (Group group = Group.open()) {
      fail(group);
      group.join();
      return "returned";
    }
  }

  private static Object handleGroupClose() throws InterruptedException {
    try (Group group = Group.open()) {
      fail(group);
      Patience.until(group::isCancelled);
      return "closing";
    }
  }

  private static void fail(Group group) {
    group.go(
        "writer",
        () -> {
          throw new IOException("disk");
        });
  }

  private static void check(String caller, Callable<@Nullable Object> call) throws Exception {
    try {
      Verdict.that(false, "%s: %s", caller, call.call());
    } catch (GoroutineFailedException e) {
      Verdict.that(shows(e, caller), "%s: %s", caller, e);
      Verdict.that(e.getCause() != null, "%s: caused by %s", caller, e.getCause());
    }
  }

  private static boolean shows(Throwable e, String caller) {
    return Arrays.stream(e.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals(caller));
  }
}
