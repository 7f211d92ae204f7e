// lock held: two stages of a pipeline guard their channel operations with one lock
import dev.sluice.*;
import dev.sluice.annotation.*;

@Pipeline
interface StagesShareLock {
  Object LOCK = new Object();

  @Stage(out = "values")
  static void sender(SendChannel<Integer> out) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      synchronized (LOCK) {
        out.send(i);
      }
    }
  }

  @Stage(in = "values")
  static void receiver(ReceiveChannel<Integer> in) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      synchronized (LOCK) {
        System.out.println(in.receive());
      }
    }
  }
}
