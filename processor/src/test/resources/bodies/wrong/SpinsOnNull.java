// missing partner: a consumer does not notice that its channel has been closed
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface SpinsOnNull {
  @Stage(out = "lines")
  static void reader(SendChannel<String> out) throws InterruptedException {
    for (String line : "a b c".split(" ")) out.send(line);
  }

  @Stage(in = "lines")
  static void printer(ReceiveChannel<String> in) throws InterruptedException {
    while (true) {
      System.out.println(in.receive());
    }
  }
}
