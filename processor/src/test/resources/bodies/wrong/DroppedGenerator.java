// missing partner: the channel of a started goroutine is dropped
import dev.sluice.*;

class DroppedGenerator {
  static ReceiveChannel<String> log(String line) {
    Channel<String> out = Channel.make();
    Go.go(() -> {
      out.send(line);
      out.close();
    });
    return out;
  }

  static void main(String[] args) {
    log("started");
    System.out.println("running");
  }
}
