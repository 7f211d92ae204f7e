import dev.sluice.*;
import java.util.Map;
import java.util.TreeMap;

/** Counts words in parts, merges the counts. */
class MapReduce {
  static Map<String, Integer> count(String line) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String word : line.split(" ")) counts.merge(word, 1, Integer::sum);
    return counts;
  }

  static void main(String[] args) throws InterruptedException {
    String[] lines = {"a b a", "b c", "a"};
    Channel<Map<String, Integer>> parts = Channel.make();
    for (String line : lines) Go.go(() -> parts.send(count(line)));
    Map<String, Integer> total = new TreeMap<>();
    for (int i = 0; i < lines.length; i++) {
      parts.receive().forEach((word, n) -> total.merge(word, n, Integer::sum));
    }
    if (!total.toString().equals("{a=3, b=2, c=1}")) throw new AssertionError(total);
  }
}
