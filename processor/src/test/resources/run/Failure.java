// => relay: java.io.IOException: broken, sink saw the end: false
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** A failure in the middle is rethrown with the stage's name, and nobody sees an end. */
@Pipeline
class Failure {
  private boolean ended;

  @Stage(out = "naturals")
  void counter(SendChannel<Integer> out) throws InterruptedException {
    for (int x = 0; x < 1_000_000; x++) out.send(x);
  }

  @Stage(in = "naturals", out = "same")
  void relay(ReceiveChannel<Integer> in, SendChannel<Integer> out) throws Exception {
    for (int v : in) {
      if (v == 5_000) throw new java.io.IOException("broken");
      out.send(v);
    }
  }

  @Stage(in = "same")
  void sink(ReceiveChannel<Integer> in) throws InterruptedException {
    while (in.receiveOk().ok()) {}
    ended = true;
  }

  static Object test() throws Exception {
    Failure failure = new Failure();
    try {
      new FailurePipeline(failure).run();
      return "no failure";
    } catch (GoroutineFailedException e) {
      return e.goroutine() + ": " + e.getCause() + ", sink saw the end: " + failure.ended;
    }
  }
}
