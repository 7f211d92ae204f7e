import dev.sluice.*;

/** A slow reader sees the newest value. */
class Latest {
  static void main(String[] args) throws InterruptedException {
    Channel<Integer> price = Channel.latest();
    for (int i = 0; i <= 10; i++) price.send(i);
    if (price.receive() != 10) throw new AssertionError();
    price.close();
  }
}
