// => 200000
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** Workers take permits that the stage behind them gives back: a result leaves when it is there. */
class InFlight {
  @Pipeline
  record Limited(Semaphore permits) {
    @Stage(out = "numbers")
    static IntStream source() {
      return IntStream.range(0, 200_000);
    }

    @Stage(in = "numbers", out = "taken", workers = 2)
    int take(int number) throws InterruptedException {
      permits.acquire();
      return number;
    }

    @Stage(in = "taken")
    int giveBack(ReceiveChannel<Integer> taken) {
      int count = 0;
      for (int number : taken) {
        permits.release();
        count++;
      }
      return count;
    }
  }

  static Object test() throws Exception {
    return new InFlight_LimitedPipeline(new Limited(new Semaphore(4))).run();
  }
}
