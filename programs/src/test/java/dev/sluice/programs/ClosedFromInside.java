package dev.sluice.programs;

import dev.sluice.Go;
import dev.sluice.Group;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A group that is closed or joined by what it waits for would wait for itself: an error at once.
 */
final class ClosedFromInside {
  private ClosedFromInside() {}

  @FunctionalInterface
  private interface Ends {
    void end(Group outer) throws Exception;
  }

  static void main() throws InterruptedException {
    check("close by a goroutine of an inner group", true, Group::close);
    check("join by a goroutine of an inner group", true, Group::join);
    check("close by a member", false, Group::close);
    check("join by a member", false, Group::join);
    Verdict.end();
  }

  private static void check(String what, boolean nested, Ends ends) throws InterruptedException {
    AtomicReference<Exception> thrown = new AtomicReference<>();
    try (Group outer = Group.open("outer")) {
      outer.go(
          "member",
          () -> {
            if (!nested) {
              thrown.set(end(outer, ends));
              return;
            }
            try (Group inner = Group.open("inner")) {
              inner.go("inside", () -> Go.go("child", () -> thrown.set(end(outer, ends))));
              inner.join();
            }
          });
      outer.join();
    }
    Verdict.that(thrown.get() instanceof IllegalStateException, "%s: %s", what, thrown);
  }

  private static Exception end(Group group, Ends ends) {
    try {
      ends.end(group);
      return new Exception("returned");
    } catch (Exception e) {
      return e;
    }
  }
}
