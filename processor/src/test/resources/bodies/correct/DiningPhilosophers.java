import dev.sluice.*;
import java.util.ArrayList;
import java.util.List;

/** Each fork is a channel with room for one, and they are taken in order. */
class DiningPhilosophers {
  static void main(String[] args) throws InterruptedException {
    int n = 5;
    List<Channel<Integer>> forks = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      Channel<Integer> fork = Channel.make(1);
      fork.send(i);
      forks.add(fork);
    }
    WaitGroup table = new WaitGroup();
    for (int i = 0; i < n; i++) {
      Channel<Integer> low = forks.get(Math.min(i, (i + 1) % n));
      Channel<Integer> high = forks.get(Math.max(i, (i + 1) % n));
      table.go(
          () -> {
            for (int meal = 0; meal < 10; meal++) {
              int first = low.receive();
              int second = high.receive();
              high.send(second);
              low.send(first);
            }
          });
    }
    table.await();
  }
}
