// lock held: a synchronized method sends to a synchronized receiver
import dev.sluice.*;

class SendUnderMonitor {
  private final Channel<Integer> queue = Channel.make();

  synchronized void put(int value) throws InterruptedException {
    queue.send(value);
  }

  synchronized int take() throws InterruptedException {
    return queue.receive();
  }

  static void main(String[] args) throws InterruptedException {
    SendUnderMonitor box = new SendUnderMonitor();
    Go.go(() -> box.put(1));
    System.out.println(box.take());
  }
}
