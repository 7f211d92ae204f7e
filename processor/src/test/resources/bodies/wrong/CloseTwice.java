// misuse: both the end of the loop and the finally block close
import dev.sluice.*;

class CloseTwice {
  static void produce(SendChannel<Integer> out) throws InterruptedException {
    try {
      for (int i = 0; i < 3; i++) out.send(i);
      out.close();
    } finally {
      out.close();
    }
  }

  static void main(String[] args) throws InterruptedException {
    produce(Channel.make(3));
  }
}
