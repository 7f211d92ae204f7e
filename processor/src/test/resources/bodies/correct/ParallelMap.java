import dev.sluice.*;

/** Results in order through a channel of answers. */
class ParallelMap {
  static void main(String[] args) throws InterruptedException {
    Channel<ReceiveChannel<Integer>> answers = Channel.make(4);
    Go.go(
        () -> {
          for (int i = 0; i < 20; i++) {
            int n = i;
            Channel<Integer> answer = Channel.make(1);
            Go.go(() -> answer.send(n * n));
            answers.send(answer);
          }
          answers.close();
        });
    int expected = 0;
    for (ReceiveChannel<Integer> answer : answers) {
      if (answer.receive() != expected * expected) throw new AssertionError(expected);
      expected++;
    }
  }
}
