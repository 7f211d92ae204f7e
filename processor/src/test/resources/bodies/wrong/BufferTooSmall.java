// missing partner: one value more than the buffer holds, before any receive
import dev.sluice.*;

class BufferTooSmall {
  static void main(String[] args) throws InterruptedException {
    Channel<Integer> values = Channel.make(2);
    values.send(1);
    values.send(2);
    values.send(3);
    System.out.println(values.receive() + values.receive() + values.receive());
  }
}
