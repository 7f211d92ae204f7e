import dev.sluice.*;
import java.time.Duration;

/** One tick per request. */
class RateLimiter {
  static void main(String[] args) throws InterruptedException {
    Channel<Integer> requests = Channel.make(5);
    for (int i = 0; i < 5; i++) requests.send(i);
    requests.close();
    int n = 0;
    try (Ticker ticker = Ticker.start(Duration.ofMillis(1))) {
      for (int request : requests) {
        ticker.channel().receive();
        n += request;
      }
    }
    if (n != 10) throw new AssertionError(n);
  }
}
