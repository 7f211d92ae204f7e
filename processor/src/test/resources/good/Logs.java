package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Broadcast;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.Optional;

/** Ordered workers, and a broadcast to a goroutine stage and to a function. */
@Pipeline
interface Logs {
  ReceiveChannel<String> lines();

  @Broadcast
  dev.sluice.Channel<Integer> codes();

  @Stage(in = "lines", out = "codes", workers = 4, ordered = true)
  static Optional<Integer> parse(String line) {
    return line.isBlank() ? Optional.empty() : Optional.of(Integer.valueOf(line.strip()));
  }

  @Stage
  static int worst(ReceiveChannel<Integer> codes) {
    int worst = 0;
    for (int code : codes) worst = Math.max(worst, code);
    return worst;
  }

  @Stage(in = "codes", out = {"errors", "warnings"}, workers = 2, ordered = true)
  static void classify(int code, SendChannel<String> errors, SendChannel<String> warnings)
      throws InterruptedException {
    (code >= 500 ? errors : warnings).send("code " + code);
  }

  @Stage(in = "errors")
  static void alarm(String error) {
    System.err.println(error);
  }

  @Stage(in = "warnings")
  static void note(String warning) {
    System.out.println(warning);
  }
}
