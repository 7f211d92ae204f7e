package dev.sluice.benchmarks;

/** The shapes that are measured. The constants are also named in the Go part. */
public enum Workload {
  /** See {@link Library#hop}. */
  HOP("hop", "Hop") {
    @Override
    long run(Library library, Load load) throws Exception {
      return library.hop(load.elements(), load.capacity());
    }

    @Override
    long expected(Load load) {
      return naturals(load.elements());
    }
  },
  /** See {@link Library#pipe}. */
  PIPE("pipe", "Pipe") {
    @Override
    long run(Library library, Load load) throws Exception {
      return library.pipe(load.elements(), load.capacity());
    }

    @Override
    long expected(Load load) {
      long n = load.elements() - 1L;
      return n * (n + 1) * (2 * n + 1) / 6;
    }
  },
  /** See {@link Library#pingPong}. */
  PING_PONG("ping-pong", "PingPong") {
    @Override
    long run(Library library, Load load) throws Exception {
      return library.pingPong(load.elements());
    }

    @Override
    long expected(Load load) {
      return naturals(load.elements()) + load.elements();
    }
  },
  /** See {@link Library#eightByEight}. */
  EIGHT_BY_EIGHT("8×8", "EightByEight") {
    @Override
    long run(Library library, Load load) throws Exception {
      return library.eightByEight(load.elements(), load.capacity());
    }

    @Override
    long expected(Load load) {
      return 8 * naturals(load.elements() / 8);
    }
  },
  /** See {@link Library#select}. */
  SELECT("2-way select", "Select") {
    @Override
    long run(Library library, Load load) throws Exception {
      return library.select(load.elements(), load.capacity());
    }

    @Override
    long expected(Load load) {
      return 2 * naturals(load.elements() / 2);
    }
  },
  /** See {@link Library#spawn}. */
  SPAWN("spawn", "Spawn") {
    @Override
    long run(Library library, Load load) throws Exception {
      return library.spawn(load.elements());
    }

    @Override
    long expected(Load load) {
      return naturals(load.elements());
    }
  },
  /** See {@link Library#sieve}; the elements are the numbers that are sieved. */
  SIEVE("prime sieve", "Sieve") {
    @Override
    long run(Library library, Load load) throws Exception {
      return library.sieve(load.elements(), load.capacity());
    }

    @Override
    long expected(Load load) {
      long sum = 0;
      for (int n = 2; n <= load.elements(); n++) {
        sum += isPrime(n) ? n : 0;
      }
      return sum;
    }
  },
  /** See {@link Library#pairs}. */
  PAIRS("pairs", "Pairs") {
    @Override
    long run(Library library, Load load) throws Exception {
      return library.pairs(load.width(), load.elements(), load.capacity());
    }

    @Override
    long expected(Load load) {
      return load.width() * naturals(load.elements() / load.width());
    }
  },
  /** See {@link Library#chain}. */
  CHAIN("chain", "Chain") {
    @Override
    long run(Library library, Load load) throws Exception {
      return library.chain(load.width(), load.elements(), load.capacity());
    }

    @Override
    long expected(Load load) {
      return naturals(load.elements()) + (long) load.elements() * load.width();
    }
  };

  private final String title;
  private final String goName;

  Workload(String title, String goName) {
    this.title = title;
    this.goName = goName;
  }

  /** What the table calls it. */
  String title() {
    return title;
  }

  /** What the Go part calls it, without "Benchmark". */
  String goName() {
    return goName;
  }

  /** Runs it once. */
  abstract long run(Library library, Load load) throws Exception;

  /** What {@link #run} must return. */
  abstract long expected(Load load);

  private static long naturals(long count) {
    return count * (count - 1) / 2;
  }

  private static boolean isPrime(int n) {
    for (int divisor = 2; divisor * divisor <= n; divisor++) {
      if (n % divisor == 0) {
        return false;
      }
    }
    return true;
  }
}
