// wait group: each of several workers closes the channel that they share
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface WorkerClosesForAll {
  @Stage(out = "jobs")
  static void source(SendChannel<Integer> out) throws InterruptedException {
    for (int i = 0; i < 10; i++) out.send(i);
  }

  @Stage(in = "jobs", out = "results", workers = 3)
  static void worker(ReceiveChannel<Integer> in, SendChannel<Integer> out) throws InterruptedException {
    for (int job : in) out.send(job);
    out.close();
  }

  @Stage(in = "results")
  static void printer(ReceiveChannel<Integer> in) {
    for (int result : in) System.out.println(result);
  }
}
