package dev.sluice.jet;

import org.jspecify.annotations.Nullable;

/** What the stages of a job have returned. For generated code. */
public final class JetResults {
  private final Control control;

  JetResults(Control control) {
    this.control = control;
  }

  /**
   * What a stage has returned. Blocks while it is fetched from the cluster.
   *
   * @param stage the stage's name
   * @param <T> the type of the result
   * @return the result
   */
  // The stage has returned it: as NullAway sees it, what a stage returns may be null or not.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
  public <T extends @Nullable Object> T get(String stage) {
    return (T) control.result(stage);
  }
}
