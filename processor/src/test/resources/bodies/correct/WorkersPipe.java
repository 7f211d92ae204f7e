import dev.sluice.*;
import dev.sluice.annotation.*;

/** Several workers, a closer, and a helper goroutine inside a stage. */
@Pipeline
class WorkersPipe {
  private final int factor;

  WorkersPipe(int factor) {
    this.factor = factor;
  }

  @Stage(out = "jobs")
  void source(SendChannel<Integer> out) throws InterruptedException {
    for (int i = 0; i < 100; i++) out.send(i);
  }

  @Stage(in = "jobs", out = "results", workers = 4)
  void worker(ReceiveChannel<Integer> in, SendChannel<Integer> out) throws InterruptedException {
    Channel<Integer> inner = Channel.make();
    WaitGroup helper = new WaitGroup();
    helper.go(
        () -> {
          for (int v : inner) out.send(v * factor);
        });
    for (int v : in) inner.send(v);
    inner.close();
    helper.await();
  }

  @Stage(in = "results")
  int total(ReceiveChannel<Integer> in) {
    int sum = 0;
    for (int v : in) sum += v;
    return sum;
  }

  static void main(String[] args) throws InterruptedException {
    if (new WorkersPipePipeline(new WorkersPipe(2)).run() != 9900) throw new AssertionError();
  }
}
