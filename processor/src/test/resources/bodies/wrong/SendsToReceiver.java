// misuse: a stage sends to the channel that it receives from
import dev.sluice.*;

class SendsToReceiver {
  static void consume(ReceiveChannel<Integer> in) throws InterruptedException {
    int first = in.receive();
    in.send(first);
  }
}
