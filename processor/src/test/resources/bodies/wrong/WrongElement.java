// misuse: a stage expects other elements than its channel carries
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface WrongElement {
  @Stage(out = "lines")
  static void reader(SendChannel<String> out) throws InterruptedException {
    out.send("1");
  }

  @Stage(in = "lines")
  static void sum(ReceiveChannel<Integer> in) {
    int sum = 0;
    for (int value : in) sum += value;
    System.out.println(sum);
  }
}
