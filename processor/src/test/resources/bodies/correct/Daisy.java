import dev.sluice.*;

/** A whispering chain, wired from right to left. */
class Daisy {
  static void whisper(SendChannel<Integer> left, ReceiveChannel<Integer> right)
      throws InterruptedException {
    left.send(1 + right.receive());
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Integer> leftmost = Channel.make();
    Channel<Integer> left = leftmost;
    for (int i = 0; i < 1000; i++) {
      Channel<Integer> right = Channel.make();
      Channel<Integer> hears = left;
      Go.go(() -> whisper(hears, right));
      left = right;
    }
    Channel<Integer> last = left;
    Go.go(() -> last.send(1));
    if (leftmost.receive() != 1001) throw new AssertionError();
  }
}
