import dev.sluice.*;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Channels between the tasks of an executor. */
class Executors2 {
  static void main(String[] args) throws Exception {
    Channel<Integer> values = Channel.make();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> sum =
          executor.submit(
              () -> {
                int total = 0;
                for (int value : values) total += value;
                return total;
              });
      executor.submit(
          () -> {
            for (int i = 0; i < 5; i++) values.send(i);
            values.close();
            return null;
          });
      if (sum.get() != 10) throw new AssertionError();
    }
  }
}
