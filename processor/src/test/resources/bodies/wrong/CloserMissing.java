// wait group: everybody waits for the workers, the workers wait for a receiver
import dev.sluice.*;

class CloserMissing {
  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("fan in")) {
      Channel<Integer> results = group.channel("results", 0);
      WaitGroup workers = new WaitGroup();
      for (int i = 0; i < 3; i++) {
        int n = i;
        workers.add(1);
        group.go("worker " + i, () -> results.send(n), workers::done);
      }
      workers.await();
      results.close();
      for (int result : results) System.out.println(result);
      group.join();
    }
  }
}
