import dev.sluice.*;

/** One goroutine per subtree, a wait group for all of them. */
class TreeWalk {
  record Tree(int value, Tree left, Tree right) {}

  static Tree tree(int depth) {
    return depth == 0 ? null : new Tree(1, tree(depth - 1), tree(depth - 1));
  }

  static void walk(Tree tree, WaitGroup walkers, SendChannel<Integer> values)
      throws InterruptedException {
    if (tree == null) return;
    values.send(tree.value());
    walkers.go(() -> walk(tree.left(), walkers, values));
    walkers.go(() -> walk(tree.right(), walkers, values));
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Integer> values = Channel.make();
    WaitGroup walkers = new WaitGroup();
    walkers.go(() -> walk(tree(7), walkers, values));
    Go.go(
        () -> {
          walkers.await();
          values.close();
        });
    int sum = 0;
    for (int value : values) sum += value;
    if (sum != 127) throw new AssertionError(sum);
  }
}
