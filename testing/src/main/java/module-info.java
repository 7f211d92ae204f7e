/** Virtual time for tests, and a JUnit extension that fails tests which leave goroutines behind. */
module dev.sluice.testing {
  requires transitive dev.sluice;
  requires static transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports dev.sluice.testing;

  provides org.junit.jupiter.api.extension.Extension with
      dev.sluice.testing.GoroutineLeakCheck;
}
