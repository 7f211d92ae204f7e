import dev.sluice.*;
import java.time.Duration;

/** Ticks until zero or until somebody aborts. */
class Countdown {
  static boolean launch(ReceiveChannel<Void> abort) throws InterruptedException {
    try (Ticker ticker = Ticker.start(Duration.ofMillis(1))) {
      var tick = Select.receive(ticker.channel());
      var stop = Select.receive(abort);
      var select = Select.of(tick, stop);
      for (int i = 3; i > 0; i--) {
        if (select.await() == stop) return false;
      }
      return true;
    }
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Void> abort = Channel.make();
    if (!launch(abort)) throw new AssertionError();
    abort.close();
  }
}
