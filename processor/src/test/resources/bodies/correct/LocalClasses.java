import dev.sluice.*;

/** Goroutines as local and anonymous classes. */
class LocalClasses {
  static void main(String[] args) throws InterruptedException {
    Channel<Integer> values = Channel.make();
    Channel<Integer> sums = Channel.make();
    class Summer implements Task {
      @Override
      public void run() throws InterruptedException {
        int sum = 0;
        for (int value : values) sum += value;
        sums.send(sum);
      }
    }
    Go.go(new Summer());
    Go.go(
        new Task() {
          @Override
          public void run() throws InterruptedException {
            for (int i = 0; i < 5; i++) values.send(i);
            values.close();
          }
        });
    if (sums.receive() != 10) throw new AssertionError();
  }
}
