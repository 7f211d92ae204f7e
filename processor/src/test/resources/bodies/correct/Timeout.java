import dev.sluice.*;
import java.time.Duration;

/** A slow answer loses against a timer, and has room to end. */
class Timeout {
  static String ask(Duration patience, boolean slow) throws InterruptedException {
    Channel<String> answer = Channel.make(1);
    Channel<Void> never = Channel.make();
    Go.go(
        () -> {
          if (slow)
            Select.of(Select.receive(never), Select.receive(Timer.after(Duration.ofMillis(50))))
                .await();
          answer.send("answer");
        });
    var result = Select.receive(answer);
    var late = Select.receive(Timer.after(patience));
    return Select.of(result, late).await() == late ? "late" : result.value();
  }

  static void main(String[] args) throws InterruptedException {
    if (!ask(Duration.ofSeconds(20), false).equals("answer")) throw new AssertionError();
    if (!ask(Duration.ofMillis(1), true).equals("late")) throw new AssertionError();
  }
}
