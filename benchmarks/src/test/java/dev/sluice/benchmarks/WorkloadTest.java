package dev.sluice.benchmarks;

import static com.google.common.truth.Truth.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;

/** Every workload arrives in full on every peer, so that what is compared is the same work. */
final class WorkloadTest {
  static Stream<Arguments> loads() {
    List<Arguments> arguments = new ArrayList<>();
    for (Workload workload : Workload.values()) {
      int width = workload == Workload.PAIRS || workload == Workload.CHAIN ? 8 : 1;
      for (int capacity : List.of(0, 1, 16, 128)) {
        Load load = new Load(workload, 240, width, capacity);
        for (Peer peer : Peer.values()) {
          if (peer != Peer.GO && peer.runs(load)) {
            arguments.add(Arguments.of(peer, load));
          }
        }
      }
    }
    return arguments.stream();
  }

  @ParameterizedTest
  @MethodSource("loads")
  void everyValueArrives(Peer peer, Load load) throws Exception {
    Library library = peer.library();
    long sum = VirtualThreads.call(() -> load.workload().run(library, load));
    assertThat(sum).isEqualTo(load.workload().expected(load));
  }

  static Stream<Peer> idlePeers() {
    return Stream.of(Peer.SLUICE, Peer.JOX, Peer.KOTLIN, Peer.JUC);
  }

  @ParameterizedTest
  @MethodSource("idlePeers")
  void aLatencyIsMeasuredForEachSend(Peer peer) throws Exception {
    Library library = peer.library();
    for (int stages : List.of(0, 3)) {
      long[] latencies = VirtualThreads.call(() -> library.latencies(stages, 4));
      assertThat(latencies).hasLength(4);
      for (long latency : latencies) {
        assertThat(latency).isGreaterThan(0);
      }
    }
  }

  static Stream<Peer> blockingPeers() {
    return Stream.concat(idlePeers(), Stream.of(Peer.FLOOR));
  }

  @ParameterizedTest
  @MethodSource("blockingPeers")
  void blockedGoroutinesEndAfterTheCallback(Peer peer) throws Exception {
    Library library = peer.library();
    List<String> calls = new ArrayList<>();
    VirtualThreads.call(
        () -> {
          library.block(100, () -> calls.add("blocked"));
          return null;
        });
    assertThat(calls).containsExactly("blocked");
  }

  @Test
  void functionStagesAllocateNothingForAnElement() throws Exception {
    int elements = 1_000_000;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Library functions = Peer.FUNCTIONS.library();
    // The first run loads classes.
    VirtualThreads.call(() -> functions.pipe(elements, 0));
    long before = threads.getTotalThreadAllocatedBytes();
    VirtualThreads.call(() -> functions.pipe(elements, 0));
    // A boxed number would be 16 bytes, an element.
    assertThat(threads.getTotalThreadAllocatedBytes() - before).isLessThan(elements);
  }

  @Test
  void theSieveOfThePlanFinds300Primes() {
    long last = Plan.sieve(0).elements();
    assertThat(Stream.iterate(2L, n -> n <= last, n -> n + 1).filter(WorkloadTest::isPrime).count())
        .isEqualTo(300);
  }

  private static boolean isPrime(long n) {
    return Stream.iterate(2L, d -> d * d <= n, d -> d + 1).allMatch(d -> n % d != 0);
  }

  @Test
  void everyPeerOnTheJvmThatRunsALoadIsNamedInTheBenchmark() throws Exception {
    String[] named = WorkloadBenchmark.class.getField("peer").getAnnotation(Param.class).value();
    List<String> peers = new ArrayList<>();
    for (Peer peer : Peer.values()) {
      if (peer != Peer.GO) {
        peers.add(peer.name());
      }
    }
    assertThat(List.of(named)).containsExactlyElementsIn(peers);
  }
}
