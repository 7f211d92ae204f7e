package dev.sluice.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.sluice.Channel;
import dev.sluice.Select;
import java.lang.management.ManagementFactory;

/**
 * What things weigh on the heap, in a JVM of its own.
 *
 * @param goroutine bytes of a goroutine that is blocked on a channel, its stack included
 * @param unbuffered bytes of an unused unbuffered channel
 * @param buffered bytes of an unused channel of capacity 16
 */
record Footprint(double goroutine, double unbuffered, double buffered) {
  /** Prints the footprint of the peer that is named first, over as many as named second. */
  public static void main(String[] arguments) throws Exception {
    Peer peer = Peer.valueOf(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    Library library = peer.library();
    long before = Heap.used();
    VirtualThreads.call(
        () -> {
          library.block(count, () -> print("goroutine", (double) (Heap.used() - before) / count));
          return null;
        });
    if (peer != Peer.FLOOR) {
      print("unbuffered", Heap.each(count, i -> library.channel(0)));
      print("buffered", Heap.each(count, i -> library.channel(16)));
    }
    if (peer == Peer.SLUICE) {
      print("select", select());
    }
  }

  /** Bytes that a select with a ready case allocates. */
  private static double select() throws InterruptedException {
    Channel<Long> left = Channel.make(1);
    Channel<Long> right = Channel.make(1);
    Select select = Select.of(Select.receive(left), Select.receive(right));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int rounds = 1_000_000;
    long allocated = 0;
    // The first run warms up, the second counts.
    for (int run = 0; run < 2; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < rounds; i++) {
        (i % 2 == 0 ? left : right).send(1L);
        select.await();
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    return (double) allocated / rounds;
  }

  private static void print(String name, double number) {
    System.out.println(name + "=" + number);
  }
}
