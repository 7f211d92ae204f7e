import dev.sluice.*;
import java.util.HashMap;
import java.util.Map;

/** Concurrent memoization: each entry closes its ready channel once. */
class Memo {
  static final class Entry {
    private final Channel<Void> ready = Channel.make();
    private int value;

    void compute(int key) {
      value = key * key;
      ready.close();
    }

    int get() throws InterruptedException {
      ready.receive();
      return value;
    }
  }

  private final Map<Integer, Entry> cache = new HashMap<>();

  int get(int key) throws InterruptedException {
    Entry entry;
    boolean mine;
    synchronized (cache) {
      entry = cache.get(key);
      mine = entry == null;
      if (mine) {
        entry = new Entry();
        cache.put(key, entry);
      }
    }
    if (mine) entry.compute(key);
    return entry.get();
  }

  static void main(String[] args) throws InterruptedException {
    Memo memo = new Memo();
    WaitGroup all = new WaitGroup();
    for (int i = 0; i < 20; i++) {
      int key = i % 4;
      all.go(
          () -> {
            if (memo.get(key) != key * key) throw new AssertionError(key);
          });
    }
    all.await();
  }
}
