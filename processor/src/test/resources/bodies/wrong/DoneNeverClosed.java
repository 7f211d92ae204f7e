// missed cancellation: workers wait for a done channel that nobody closes
import dev.sluice.*;

class DoneNeverClosed {
  static void main(String[] args) throws InterruptedException {
    Channel<Integer> done = Channel.make();
    WaitGroup workers = new WaitGroup();
    for (int i = 0; i < 3; i++) {
      workers.go(() -> {
        done.receive();
        System.out.println("stopped");
      });
    }
    workers.await();
  }
}
