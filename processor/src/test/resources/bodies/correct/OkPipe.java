import dev.sluice.*;
import dev.sluice.annotation.*;

/** The three stages with a look at ok. */
@Pipeline
interface OkPipe {
  @Stage(out = "naturals")
  static void counter(SendChannel<Integer> out) throws InterruptedException {
    for (int x = 0; x < 10; x++) out.send(x);
  }

  @Stage(in = "naturals", out = "squares")
  static void squarer(ReceiveChannel<Integer> in, SendChannel<Integer> out)
      throws InterruptedException {
    while (true) {
      Received<Integer> x = in.receiveOk();
      if (!x.ok()) break;
      out.send(x.value() * x.value());
    }
  }

  @Stage(in = "squares")
  static int sum(ReceiveChannel<Integer> in) {
    int sum = 0;
    for (int v : in) sum += v;
    return sum;
  }

  static void main(String[] args) throws InterruptedException {
    if (new OkPipePipeline().run() != 285) throw new AssertionError();
  }
}
