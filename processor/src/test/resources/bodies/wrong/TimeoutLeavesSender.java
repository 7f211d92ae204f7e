// missing partner: a timeout leaves the sender behind, as in a well-known container orchestrator
import dev.sluice.*;
import java.time.Duration;

class TimeoutLeavesSender {
  static String finish(Duration timeout) throws InterruptedException {
    Channel<String> result = Channel.make();
    Go.go(() -> {
      Timer.after(Duration.ofMillis(20)).receive();
      result.send("done");
    });
    var finished = Select.receive(result);
    var late = Select.receive(Timer.after(timeout));
    if (Select.of(finished, late).await() == finished) return finished.value();
    throw new IllegalStateException("timeout");
  }

  static void main(String[] args) throws InterruptedException {
    try {
      System.out.println(finish(Duration.ofMillis(1)));
    } catch (IllegalStateException expected) {
      System.out.println("late");
    }
  }
}
