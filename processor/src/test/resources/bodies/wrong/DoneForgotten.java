// wait group: an early return forgets done
import dev.sluice.*;

class DoneForgotten {
  static void work(String name, WaitGroup workers) {
    if (name.isEmpty()) return;
    System.out.println(name);
    workers.done();
  }

  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("workers")) {
      WaitGroup workers = new WaitGroup();
      for (String name : new String[] {"a", ""}) {
        workers.add(1);
        group.go("worker " + name, () -> work(name, workers));
      }
      workers.await();
      group.join();
    }
  }
}
