// missed cancellation: a component starts a goroutine and has no way to stop it
import dev.sluice.*;

class NeverStopped {
  private final Channel<String> jobs = Channel.make();

  NeverStopped() {
    Go.go(() -> {
      for (String job : jobs) System.out.println(job);
    });
  }

  void submit(String job) throws InterruptedException {
    jobs.send(job);
  }

  static void main(String[] args) throws InterruptedException {
    new NeverStopped().submit("job");
  }
}
