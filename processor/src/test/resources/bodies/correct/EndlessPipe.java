import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.ArrayList;
import java.util.List;

/** The endless version of the three stages, ended by a printer that has seen enough. */
@Pipeline
interface EndlessPipe {
  List<Integer> SEEN = new ArrayList<>();

  @Stage(out = "naturals")
  static void counter(SendChannel<Integer> out) throws InterruptedException {
    for (int x = 0; ; x++) out.send(x);
  }

  @Stage(in = "naturals", out = "squares")
  static void squarer(ReceiveChannel<Integer> in, SendChannel<Integer> out)
      throws InterruptedException {
    while (true) {
      int x = in.receive();
      out.send(x * x);
    }
  }

  @Stage(in = "squares")
  static void printer(ReceiveChannel<Integer> in) throws InterruptedException {
    while (SEEN.size() < 10) SEEN.add(in.receive());
  }

  static void main(String[] args) throws InterruptedException {
    new EndlessPipePipeline().run();
    if (SEEN.get(9) != 81) throw new AssertionError(SEEN);
  }
}
