// => [A, B] true ChannelAbandonedException
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** The output port is closed and the input port is abandoned when the pipeline has ended. */
class PortsEnd {
  @Pipeline
  interface Upper {
    ReceiveChannel<String> words();

    SendChannel<String> results();

    @Stage(in = "words", out = "results")
    static void upper(ReceiveChannel<String> in, SendChannel<String> out)
        throws InterruptedException {
      for (int i = 0; i < 2; i++) out.send(in.receive().toUpperCase(Locale.ROOT));
    }
  }

  static Object test() throws Exception {
    Channel<String> words = Channel.make(3);
    Channel<String> results = Channel.make(3);
    for (String word : List.of("a", "b", "c")) words.send(word);
    new PortsEnd_UpperPipeline().run(words, results);
    List<String> all = new ArrayList<>();
    for (String result : results) all.add(result);
    boolean closed = !results.receiveOk().ok();
    try {
      words.send("d");
      return "sent";
    } catch (ChannelAbandonedException e) {
      return all + " " + closed + " " + e.getClass().getSimpleName();
    }
  }
}
