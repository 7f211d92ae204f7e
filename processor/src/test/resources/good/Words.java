package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.List;

/** An input port, an output port, and two results. */
@Pipeline
interface Words {
  ReceiveChannel<String> lines();

  SendChannel<List<String>> words();

  @Stage
  static void split(
      ReceiveChannel<String> lines,
      SendChannel<List<String>> words,
      SendChannel<Integer> counts,
      SendChannel<String> longest)
      throws InterruptedException {
    for (String line : lines) {
      List<String> split = List.of(line.split(" "));
      words.send(split);
      counts.send(split.size());
      longest.send(split.getFirst());
    }
  }

  @Stage
  static int count(ReceiveChannel<Integer> counts) {
    int total = 0;
    for (int count : counts) total += count;
    return total;
  }

  @Stage(in = "longest", name = "longest word")
  static String last(ReceiveChannel<? extends CharSequence> in) {
    CharSequence longest = "";
    for (CharSequence word : in) if (word.length() > longest.length()) longest = word;
    return longest.toString();
  }
}
