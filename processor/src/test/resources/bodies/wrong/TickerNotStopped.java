// missed cancellation: a ticker outlives the method that started it
import dev.sluice.*;
import java.time.Duration;

class TickerNotStopped {
  static int beats(int n) throws InterruptedException {
    Ticker ticker = Ticker.start(Duration.ofMillis(1));
    int count = 0;
    while (count < n) {
      ticker.channel().receive();
      count++;
    }
    return count;
  }

  static void main(String[] args) throws InterruptedException {
    System.out.println(beats(2));
  }
}
