import dev.sluice.*;

/** The first answer wins, the group cancels the others. */
class FirstOfGroup {
  static int first(int n) throws InterruptedException {
    try (Group group = Group.open("mirrors")) {
      Channel<Integer> answers = group.channel("answers", 0);
      for (int i = 0; i < n; i++) {
        int mirror = i;
        group.go("mirror " + i, () -> answers.send(mirror));
      }
      return answers.receive();
    }
  }

  static void main(String[] args) throws InterruptedException {
    int first = first(5);
    if (first < 0 || first > 4) throw new AssertionError(first);
  }
}
