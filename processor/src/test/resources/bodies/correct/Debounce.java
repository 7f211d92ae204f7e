import dev.sluice.*;
import java.time.Duration;

/** A timer that is reset at every event. */
class Debounce {
  static void main(String[] args) throws InterruptedException {
    Channel<String> keys = Channel.make();
    Go.go(
        () -> {
          for (String key : "a b c".split(" ")) keys.send(key);
          keys.close();
        });
    String last = "";
    try (Timer quiet = Timer.start(Duration.ofSeconds(20))) {
      var key = Select.receive(keys);
      var fired = Select.receive(quiet.channel());
      var select = Select.of(key, fired);
      boolean settled = false;
      while (!settled) {
        if (select.await() == fired) {
          settled = true;
        } else if (key.ok()) {
          last = key.value();
          quiet.stop();
          quiet.reset(Duration.ofSeconds(20));
        } else {
          key.channel(null);
          quiet.stop();
          quiet.reset(Duration.ofMillis(1));
        }
      }
    }
    if (!last.equals("c")) throw new AssertionError(last);
  }
}
