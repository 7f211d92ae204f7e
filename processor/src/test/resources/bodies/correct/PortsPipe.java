import dev.sluice.*;
import dev.sluice.annotation.*;

/** A pipeline between channels of its caller. */
@Pipeline
interface PortsPipe {
  ReceiveChannel<String> lines();

  SendChannel<Integer> lengths();

  @Stage(in = "lines", out = "lengths")
  static void measure(ReceiveChannel<String> in, SendChannel<Integer> out)
      throws InterruptedException {
    for (String line : in) out.send(line.length());
  }

  static void main(String[] args) throws InterruptedException {
    Channel<String> lines = Channel.make();
    Channel<Integer> lengths = Channel.make(8);
    Go.go(
        () -> {
          lines.send("one");
          lines.send("three");
          lines.close();
        });
    new PortsPipePipeline().run(lines, lengths);
    if (lengths.receive() + lengths.receive() != 8) throw new AssertionError();
  }
}
