import dev.sluice.*;

/** Jobs in, results out, a wait group closes the results. */
class WorkerPool {
  static void main(String[] args) throws InterruptedException {
    Channel<Integer> jobs = Channel.make();
    Channel<Integer> results = Channel.make();
    WaitGroup workers = new WaitGroup();
    for (int i = 0; i < 4; i++) {
      workers.add(1);
      Go.go(
          () -> {
            try {
              for (int job : jobs) results.send(job * job);
            } finally {
              workers.done();
            }
          });
    }
    Go.go(
        () -> {
          for (int i = 1; i <= 10; i++) jobs.send(i);
          jobs.close();
        });
    Go.go(
        () -> {
          workers.await();
          results.close();
        });
    int sum = 0;
    for (int result : results) sum += result;
    if (sum != 385) throw new AssertionError(sum);
  }
}
