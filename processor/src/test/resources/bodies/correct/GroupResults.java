import dev.sluice.*;
import java.util.concurrent.Future;

/** Futures of a group. */
class GroupResults {
  static void main(String[] args) throws Exception {
    try (Group group = Group.open()) {
      Future<Integer> six = group.call("six", () -> 6);
      Future<Integer> seven = group.call("seven", () -> 7);
      group.join();
      if (six.resultNow() * seven.resultNow() != 42) throw new AssertionError();
    }
  }
}
