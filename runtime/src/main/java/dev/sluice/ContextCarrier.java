package dev.sluice;

/**
 * Carries context that is bound to a thread, such as the fields of a logger or the span of a trace,
 * from the goroutine that starts another one to the one that is started. Carriers are found by
 * {@link java.util.ServiceLoader}, through the class loader of this library, when the first
 * goroutine starts.
 *
 * <p>What the starting thread has then is captured where {@link Go}, {@link WaitGroup} and {@link
 * Group} start a goroutine and where a pipeline is started, so that every stage and worker runs in
 * the context of the caller. It serves thread-locals and {@code ScopedValue} alike, because the
 * goroutine's whole task runs inside {@link Captured#run}:
 *
 * <pre>{@code
 * public final class LogFields implements ContextCarrier {
 *   @Override
 *   public Captured capture() {
 *     Map<String, String> fields = MDC.getCopyOfContextMap();
 *     return task -> {
 *       MDC.setContextMap(fields == null ? Map.of() : fields);
 *       try {
 *         task.run();
 *       } finally {
 *         MDC.clear();
 *       }
 *     };
 *   }
 * }
 * }</pre>
 *
 * <p>Of a {@code ScopedValue} a carrier can only carry those that it knows: Java does not list the
 * bound ones. A carrier that throws does not lose the task, which runs without it then; the logger
 * {@code dev.sluice} says so.
 */
public interface ContextCarrier {
  /**
   * Captures the context of the calling thread, which is about to start a goroutine. Must not
   * block.
   *
   * @return the context
   */
  Captured capture();

  /** The context of a thread at one instant. */
  @FunctionalInterface
  interface Captured {
    /**
     * Runs a task in the calling thread, with the context in place.
     *
     * @param task what the goroutine does; to be run once, in this thread
     * @throws Exception what the task throws, as it is
     */
    void run(Task task) throws Exception;
  }
}
