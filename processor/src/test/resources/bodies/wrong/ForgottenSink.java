// missing partner: the results of a pipeline are received by nobody
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface ForgottenSink {
  @Stage(out = "naturals")
  static void counter(SendChannel<Integer> out) throws InterruptedException {
    for (int x = 0; x < 10; x++) out.send(x);
  }

  @Stage(in = "naturals", out = "squares")
  static void squarer(ReceiveChannel<Integer> in, SendChannel<Integer> out) throws InterruptedException {
    for (int v : in) out.send(v * v);
  }
}
