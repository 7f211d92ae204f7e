import dev.sluice.*;

/** Two walkers compared value by value; the longer one is abandoned. */
class SameTree {
  record Tree(Tree left, int value, Tree right) {}

  static void walk(Tree tree, SendChannel<Integer> out) throws InterruptedException {
    if (tree == null) return;
    walk(tree.left(), out);
    out.send(tree.value());
    walk(tree.right(), out);
  }

  static ReceiveChannel<Integer> values(Tree tree) {
    Channel<Integer> out = Channel.make();
    Go.go(
        () -> {
          walk(tree, out);
          out.close();
        });
    return out;
  }

  static boolean same(Tree first, Tree second) throws InterruptedException {
    ReceiveChannel<Integer> left = values(first);
    ReceiveChannel<Integer> right = values(second);
    try {
      while (true) {
        Received<Integer> one = left.receiveOk();
        Received<Integer> other = right.receiveOk();
        if (!one.equals(other)) return false;
        if (!one.ok()) return true;
      }
    } finally {
      left.abandon();
      right.abandon();
    }
  }

  static void main(String[] args) throws InterruptedException {
    Tree a = new Tree(new Tree(null, 1, null), 2, null);
    Tree b = new Tree(null, 1, new Tree(null, 2, null));
    if (!same(a, b) || same(a, new Tree(a, 3, null))) throw new AssertionError();
  }
}
