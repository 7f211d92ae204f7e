import dev.sluice.*;

/** A function as the receiver. */
class SinkChannel2 {
  static void count(SendChannel<Integer> out) throws InterruptedException {
    for (int i = 0; i < 5; i++) out.send(i);
  }

  static void main(String[] args) throws InterruptedException {
    int[] sum = {0};
    SendChannel<Integer> sink = SendChannel.into(value -> sum[0] += value);
    count(sink);
    sink.close();
    if (sum[0] != 10) throw new AssertionError(sum[0]);
  }
}
