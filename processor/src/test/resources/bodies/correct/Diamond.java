import dev.sluice.*;
import dev.sluice.annotation.*;

/** Stages that do a fixed number of steps: halves of one job that are put together again. */
@Pipeline
interface Diamond {
  @Stage(out = {"left", "right"})
  static void split(SendChannel<Integer> small, SendChannel<Integer> great)
      throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      small.send(i);
      great.send(10 * i);
    }
  }

  @Stage
  static void twice(ReceiveChannel<Integer> left, SendChannel<Integer> twice)
      throws InterruptedException {
    for (int i = 0; i < 3; i++) twice.send(2 * left.receive());
  }

  @Stage
  static void keep(@Capacity(2) ReceiveChannel<Integer> right, SendChannel<Integer> kept)
      throws InterruptedException {
    kept.send(right.receive());
    kept.send(right.receive());
    kept.send(right.receive());
  }

  /** The great ones first: there is room for two of them, and one is on its way. */
  @Stage
  static int join(ReceiveChannel<Integer> twice, @Capacity(3) ReceiveChannel<Integer> kept)
      throws InterruptedException {
    int first = twice.receive();
    int sum = kept.receive() + kept.receive();
    int second = twice.receive();
    return first + sum + second + twice.receive() + kept.receive();
  }

  static void main(String[] args) throws InterruptedException {
    if (new DiamondPipeline().run() != 36) throw new AssertionError();
  }
}
