// misuse: a poll drops the value that it has taken
import dev.sluice.*;

class LosesAValue {
  static void wake(Channel<String> signals) throws InterruptedException {
    signals.tryReceive();
    System.out.println("next: " + signals.receive());
  }
}
