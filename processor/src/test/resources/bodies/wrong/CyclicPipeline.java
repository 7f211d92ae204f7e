// missing partner: stages in a circle of bounded channels
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface CyclicPipeline {
  @Stage(in = "retries", out = "work")
  static void feeder(ReceiveChannel<Integer> in, SendChannel<Integer> out) throws InterruptedException {
    for (int v : in) out.send(v);
  }

  @Stage(in = "work", out = "retries")
  static void worker(ReceiveChannel<Integer> in, SendChannel<Integer> out) throws InterruptedException {
    for (int v : in) if (v % 2 == 0) out.send(v / 2);
  }
}
