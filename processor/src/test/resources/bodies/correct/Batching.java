import dev.sluice.*;
import java.util.ArrayList;
import java.util.List;

/** Batches by size, the rest at the end. */
class Batching {
  static void batch(ReceiveChannel<Integer> in, SendChannel<List<Integer>> out)
      throws InterruptedException {
    List<Integer> batch = new ArrayList<>();
    for (int value : in) {
      batch.add(value);
      if (batch.size() == 4) {
        out.send(batch);
        batch = new ArrayList<>();
      }
    }
    if (!batch.isEmpty()) out.send(batch);
    out.close();
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Integer> in = Channel.make();
    Channel<List<Integer>> out = Channel.make();
    Go.go(() -> batch(in, out));
    Go.go(
        () -> {
          for (int i = 0; i < 10; i++) in.send(i);
          in.close();
        });
    int batches = 0;
    for (List<Integer> batch : out) batches += batch.isEmpty() ? 0 : 1;
    if (batches != 3) throw new AssertionError(batches);
  }
}
