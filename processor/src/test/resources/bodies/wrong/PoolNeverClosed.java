// missing partner: workers range over jobs that are never closed, and their pool is awaited
import dev.sluice.*;

class PoolNeverClosed {
  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("pool")) {
      Channel<Integer> jobs = group.channel("jobs", 0);
      for (int i = 0; i < 3; i++) {
        group.go("worker " + i, () -> {
          for (int job : jobs) System.out.println(job);
        });
      }
      for (int i = 0; i < 5; i++) jobs.send(i);
      group.join();
    }
  }
}
