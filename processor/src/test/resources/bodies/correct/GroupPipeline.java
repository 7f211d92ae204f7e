import dev.sluice.*;

/** A pipeline by hand: closing and abandoning at the end of each task. */
class GroupPipeline {
  static void main(String[] args) throws InterruptedException {
    int[] sum = {0};
    try (Group group = Group.open("squares")) {
      Channel<Integer> naturals = group.channel("naturals", 0);
      Channel<Integer> squares = group.channel("squares", 0);
      group.go(
          "counter",
          () -> {
            for (int x = 0; ; x++) naturals.send(x);
          },
          naturals::close);
      group.go(
          "squarer",
          () -> {
            for (int v : naturals) squares.send(v * v);
          },
          naturals::abandon,
          squares::close);
      group.go(
          "printer",
          () -> {
            for (int v : squares) {
              sum[0] += v;
              if (v == 81) return;
            }
          },
          squares::abandon);
      group.join();
    }
    if (sum[0] != 285) throw new AssertionError(sum[0]);
  }
}
