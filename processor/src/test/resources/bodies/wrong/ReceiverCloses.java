// misuse: the receiver closes the channel when it has seen enough
import dev.sluice.*;

class ReceiverCloses {
  static void consume(ReceiveChannel<Integer> in) throws InterruptedException {
    for (int i = 0; i < 10; i++) System.out.println(in.receive());
    in.close();
  }
}
