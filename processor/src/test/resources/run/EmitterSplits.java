// => [a, b, c, d] [2, 2]
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

/** An emitter with one fused and one unfused output, expanders, and an async function. */
class EmitterSplits {
  static final List<Integer> COUNTS = Collections.synchronizedList(new ArrayList<>());

  @Pipeline
  interface Split {
    @Stage(out = "lines")
    static Iterable<String> lines() {
      return List.of("a b", "c d");
    }

    @Stage(in = "lines", out = {"words", "counts"})
    static void split(SendChannel<String> words, String line, SendChannel<Integer> counts)
        throws InterruptedException {
      String[] split = line.split(" ");
      for (String word : split) words.send(word);
      counts.send(split.length);
    }

    @Stage(in = "counts")
    static void count(int n) {
      COUNTS.add(n);
    }

    @Stage(in = "words", out = "letters", async = true)
    static Stream<Character> letters(String word) {
      return word.chars().mapToObj(c -> (char) c);
    }

    @Stage(in = "letters")
    static List<Character> all(ReceiveChannel<Character> in) {
      List<Character> all = new ArrayList<>();
      for (char c : in) all.add(c);
      return all;
    }
  }

  static Object test() throws Exception {
    return new EmitterSplits_SplitPipeline().run() + " " + COUNTS;
  }
}
