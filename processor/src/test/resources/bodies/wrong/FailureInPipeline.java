// missing partner: a stage fails in the middle, and the next one must not take it for the end
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface FailureInPipeline {
  @Stage(out = "values")
  static void parser(SendChannel<Integer> out) throws InterruptedException {
    for (String text : new String[] {"1", "x"}) out.send(Integer.parseInt(text));
  }

  @Stage(in = "values")
  static void printer(ReceiveChannel<Integer> in) {
    for (int value : in) System.out.println(value);
  }

  static void main(String[] args) throws InterruptedException {
    new FailureInPipelinePipeline().run();
  }
}
