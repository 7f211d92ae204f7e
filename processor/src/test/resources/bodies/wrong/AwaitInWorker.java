// wait group: a worker awaits the group that counts it
import dev.sluice.*;

class AwaitInWorker {
  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("workers")) {
      WaitGroup workers = new WaitGroup();
      workers.add(1);
      group.go("worker", () -> {
        workers.await();
        workers.done();
      });
      group.join();
    }
  }
}
