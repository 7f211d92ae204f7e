// missing partner: two stages that should both see every value share one channel
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface CompetingConsumers {
  @Stage(out = "events")
  static void source(SendChannel<String> out) throws InterruptedException {
    out.send("event");
  }

  @Stage(in = "events")
  static void logger(ReceiveChannel<String> in) {
    for (String event : in) System.out.println(event);
  }

  @Stage(in = "events")
  static void counter(ReceiveChannel<String> in) {
    int n = 0;
    for (String ignored : in) n++;
    System.out.println(n);
  }
}
