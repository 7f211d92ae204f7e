package dev.sluice.jet;

import com.hazelcast.jet.JetException;
import dev.sluice.DeadlockException;
import dev.sluice.GoroutineFailedException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Why an island has failed, as it travels to the submitter.
 *
 * @param goroutine the goroutine that failed; null where the island as a whole has
 * @param member the member's address
 * @param text what the cause says of itself
 * @param stack where the cause was thrown, as text
 * @param cause the cause, serialized; null where it cannot be
 */
@SuppressWarnings("ArrayRecordComponent") // failures are not compared
record RemoteFailure(
    @Nullable String goroutine, String member, String text, String stack, byte @Nullable [] cause)
    implements Serializable {

  /** The failure of an island. */
  static RemoteFailure of(Throwable thrown, String member) {
    Throwable cause =
        thrown instanceof GoroutineFailedException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    String goroutine = thrown instanceof GoroutineFailedException it ? it.goroutine() : null;
    return new RemoteFailure(
        goroutine, member, Thrown.text(cause), Thrown.stack(cause), Thrown.serialized(cause));
  }

  /** What a join throws: a new exception each time. */
  RuntimeException exception(String pipeline, @Nullable ClassLoader loader) {
    Throwable thrown = Thrown.deserialized(cause, loader);
    if (goroutine == null && thrown instanceof DeadlockException) {
      DeadlockException anew = new DeadlockException(String.valueOf(thrown.getMessage()));
      anew.initCause(thrown);
      return anew;
    }
    return new RemoteGoroutineFailedException(
        goroutine == null ? pipeline : goroutine,
        member,
        thrown == null ? new UnknownCauseException(text, stack) : thrown);
  }

  /** What the job fails with on the member: Jet carries it as text. */
  JetException ofJob(String island) {
    return new JetException(
        (goroutine == null ? "island '" + island : "goroutine '" + goroutine)
            + "' on member "
            + member
            + " failed: "
            + text);
  }
}
