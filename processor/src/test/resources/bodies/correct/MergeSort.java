import dev.sluice.*;
import java.util.List;

/** Sorts the halves in goroutines. */
class MergeSort {
  static ReceiveChannel<Integer> sort(List<Integer> values) {
    Channel<Integer> out = Channel.make();
    Go.go(
        () -> {
          if (values.size() <= 1) {
            for (int value : values) out.send(value);
          } else {
            int half = values.size() / 2;
            merge(sort(values.subList(0, half)), sort(values.subList(half, values.size())), out);
          }
          out.close();
        });
    return out;
  }

  static void merge(ReceiveChannel<Integer> a, ReceiveChannel<Integer> b, SendChannel<Integer> out)
      throws InterruptedException {
    Received<Integer> left = a.receiveOk();
    Received<Integer> right = b.receiveOk();
    while (left.ok() || right.ok()) {
      if (!right.ok() || (left.ok() && left.value() <= right.value())) {
        out.send(left.value());
        left = a.receiveOk();
      } else {
        out.send(right.value());
        right = b.receiveOk();
      }
    }
  }

  static void main(String[] args) {
    int last = Integer.MIN_VALUE;
    for (int value : sort(List.of(5, 2, 9, 1, 5, 6, 0))) {
      if (value < last) throw new AssertionError(value);
      last = value;
    }
  }
}
