// missed cancellation: an old idiom drains a timer that was stopped too late
import dev.sluice.*;
import java.time.Duration;

class DrainsStoppedTimer {
  static void main(String[] args) throws InterruptedException {
    Timer timer = Timer.start(Duration.ofMillis(1));
    timer.channel().receive();
    if (!timer.stop()) {
      timer.channel().receive();
    }
    System.out.println("stopped");
  }
}
