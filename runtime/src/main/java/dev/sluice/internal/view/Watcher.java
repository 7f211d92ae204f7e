package dev.sluice.internal.view;

/**
 * Something that watches the program from its first group on, where the property {@code
 * sluice.inspector} is set; found by {@link java.util.ServiceLoader}.
 */
public interface Watcher {
  /**
   * Begins to watch. Called once, in a daemon thread of its own; what it throws is logged.
   *
   * @param setting the value of the property
   */
  void start(String setting);
}
