package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Group;
import java.util.concurrent.atomic.AtomicInteger;

/** A member with an inner group open starts goroutines in the outer group: they are siblings. */
final class InnerGroupKeepsItsPlace {
  private InnerGroupKeepsItsPlace() {}

  static void main() throws InterruptedException {
    AtomicInteger received = new AtomicInteger();
    AtomicInteger ofInner = new AtomicInteger();
    try (Group outer = Group.open("outer")) {
      Channel<Integer> ofMember = outer.channel("of member", 0);
      Channel<Integer> ofSibling = outer.channel("of sibling", 0);
      outer.go(
          "member",
          () -> {
            try (Group inner = Group.open("inner")) {
              outer.go("sibling", () -> ofSibling.send(1), ofSibling::close);
              Go.go("child of inner", ofInner::incrementAndGet);
              inner.join();
            }
            Go.go("child", () -> ofMember.send(2));
          },
          ofMember::close);
      outer.go("receives", () -> ofMember.forEach(received::addAndGet));
      outer.go("receives too", () -> ofSibling.forEach(received::addAndGet));
      outer.join();
    }
    Verdict.that(received.get() == 3, "both values arrived, sum %s", received);
    Verdict.that(ofInner.get() == 1, "the inner group waited for its child");
    Verdict.end();
  }
}
