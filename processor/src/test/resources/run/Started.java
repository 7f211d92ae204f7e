// => 4950 true cancelled
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** A pipeline that does not wait: joined, and cancelled. */
class Started {
  @Pipeline(name = "Summing")
  interface Sum {
    ReceiveChannel<Integer> numbers();

    @Stage
    static long sum(ReceiveChannel<Integer> numbers) {
      long sum = 0;
      for (int number : numbers) sum += number;
      return sum;
    }
  }

  static Object test() throws Exception {
    Channel<Integer> numbers = Channel.make();
    long sum;
    boolean done;
    try (PipelineRun<Long> run = new Summing().start(numbers)) {
      for (int i = 0; i < 100; i++) numbers.send(i);
      numbers.close();
      sum = run.join();
      done = run.isDone();
    }
    try (PipelineRun<Long> run = new Summing().start(Channel.make())) {
      run.cancel();
      run.join();
      return "not cancelled";
    } catch (CancellationException e) {
      return sum + " " + done + " cancelled";
    }
  }
}
