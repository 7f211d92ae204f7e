import dev.sluice.*;
import java.time.Duration;

/** A slow answer loses against a timer, and has room to end. */
class Timeout {
  static String ask(Duration patience, ReceiveChannel<Void> ready) throws InterruptedException {
    Channel<String> answer = Channel.make(1);
    Go.go(
        () -> {
          var limit = Select.receive(Timer.after(Duration.ofSeconds(20)));
          Select.of(Select.receive(ready), limit).await();
          answer.send("answer");
        });
    var result = Select.receive(answer);
    var late = Select.receive(Timer.after(patience));
    return Select.of(result, late).await() == late ? "late" : result.value();
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Void> ready = Channel.make();
    if (!ask(Duration.ofMillis(1), ready).equals("late")) throw new AssertionError();
    ready.close();
    if (!ask(Duration.ofSeconds(20), ready).equals("answer")) throw new AssertionError();
  }
}
