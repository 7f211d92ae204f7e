import dev.sluice.*;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Breadth first with a counter of what is pending. */
class Crawler {
  static List<Integer> links(int page) {
    return page > 50 ? List.of() : List.of(page * 2, page * 2 + 1);
  }

  static void main(String[] args) throws InterruptedException {
    Channel<List<Integer>> worklist = Channel.make();
    int pending = 1;
    Go.go(() -> worklist.send(List.of(1)));
    Set<Integer> seen = new HashSet<>();
    for (; pending > 0; pending--) {
      for (int page : worklist.receive()) {
        if (seen.add(page)) {
          pending++;
          Go.go(() -> worklist.send(links(page)));
        }
      }
    }
    if (seen.size() != 101) throw new AssertionError(seen.size());
  }
}
