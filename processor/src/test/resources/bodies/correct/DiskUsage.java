import dev.sluice.*;
import java.time.Duration;
import java.util.List;

/** Sizes of a tree of files, limited by a semaphore, with progress. */
class DiskUsage {
  record Dir(String name, List<Dir> dirs, long size) {}

  private final Channel<Boolean> tokens = Channel.make(2);

  List<Dir> entries(Dir dir) throws InterruptedException {
    tokens.send(true);
    try {
      return dir.dirs();
    } finally {
      tokens.receive();
    }
  }

  void walk(Dir dir, WaitGroup walkers, SendChannel<Long> sizes) {
    try {
      for (Dir entry : entries(dir)) {
        walkers.add(1);
        Go.go(() -> walk(entry, walkers, sizes));
      }
      sizes.send(dir.size());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      walkers.done();
    }
  }

  static void main(String[] args) throws InterruptedException {
    Dir leaf = new Dir("leaf", List.of(), 10);
    Dir root = new Dir("root", List.of(leaf, leaf, new Dir("mid", List.of(leaf), 5)), 1);
    DiskUsage usage = new DiskUsage();
    Channel<Long> sizes = Channel.make();
    WaitGroup walkers = new WaitGroup();
    walkers.add(1);
    Go.go(() -> usage.walk(root, walkers, sizes));
    Go.go(
        () -> {
          walkers.await();
          sizes.close();
        });
    long total = 0;
    try (Ticker progress = Ticker.start(Duration.ofSeconds(1))) {
      var size = Select.receive(sizes);
      var tick = Select.receive(progress.channel());
      var select = Select.of(size, tick);
      while (true) {
        if (select.await() == tick) continue;
        if (!size.ok()) break;
        total += size.value();
      }
    }
    if (total != 36) throw new AssertionError(total);
  }
}
