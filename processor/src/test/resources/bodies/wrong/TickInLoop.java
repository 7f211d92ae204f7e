// missed cancellation: a new ticker for every round of a loop
import dev.sluice.*;
import java.time.Duration;

class TickInLoop {
  static void poll(ReceiveChannel<String> lines) throws InterruptedException {
    while (true) {
      var line = Select.receive(lines);
      var tick = Select.receive(Ticker.tick(Duration.ofSeconds(1)));
      if (Select.of(line, tick).await() == line && !line.ok()) return;
    }
  }

  static void main(String[] args) throws InterruptedException {
    Channel<String> lines = Channel.make();
    lines.close();
    poll(lines);
  }
}
