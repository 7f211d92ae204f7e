package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.jet.RestartableException;
import com.hazelcast.jet.core.TopologyChangedException;
import com.hazelcast.spi.exception.TargetNotMemberException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What Jet says of a job that has ended badly. */
final class Lost {
  private Lost() {}

  /** Whether a job has failed because a member was lost, and not because of what it does. */
  static boolean isMember(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (at instanceof TopologyChangedException
          || at instanceof RestartableException
          || at instanceof HazelcastInstanceNotActiveException
          || at instanceof MemberLeftException
          || at instanceof TargetNotMemberException) {
        return true;
      }
    }
    return false;
  }

  /** Whether somebody has cancelled it. */
  static boolean isCancellation(Throwable thrown) {
    return unwrapped(thrown) instanceof CancellationException;
  }

  /** The exception without what futures wrap around it. */
  static Throwable unwrapped(Throwable thrown) {
    Throwable at = thrown;
    while (at instanceof CompletionException || at instanceof ExecutionException) {
      @Nullable Throwable cause = at.getCause();
      if (cause == null) {
        return at;
      }
      at = cause;
    }
    return at;
  }
}
