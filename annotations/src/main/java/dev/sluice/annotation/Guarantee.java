package dev.sluice.annotation;

/** What a pipeline on a cluster promises when a member of the cluster is lost. */
public enum Guarantee {
  /**
   * The job starts again from its sources, as long as the program that has submitted it lives. Any
   * pipeline can have it.
   */
  NONE,
  /**
   * The cluster saves now and then what the stages remember and how far the sources are, and
   * continues from there, whether or not the program that has submitted the job lives. Each element
   * reaches every stage at least once; those since the last snapshot may reach it once more.
   *
   * <p>Every stage takes one element (or batch) at a time, and every source is a port: a
   * goroutine's stack cannot be saved. A stage class that remembers something implements {@code
   * dev.sluice.Saved} or {@code dev.sluice.SavedByKey}.
   */
  AT_LEAST_ONCE
}
