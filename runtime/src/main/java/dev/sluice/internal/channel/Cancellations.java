package dev.sluice.internal.channel;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Which exceptions only say that a goroutine was interrupted. */
public final class Cancellations {
  private Cancellations() {}

  /** Whether the calling goroutine, which was cancelled, has ended with such an exception. */
  public static boolean isOne(@Nullable Throwable cause) {
    return cause instanceof InterruptedException
        || cause instanceof CancellationException
        || cause instanceof ClosedByInterruptException
        || (cause instanceof InterruptedIOException && !(cause instanceof SocketTimeoutException))
        // An interrupt closes the socket that a virtual thread is blocked on.
        || (cause instanceof SocketException && Thread.currentThread().isInterrupted())
        // How streams throw the above.
        || (cause != null
            && cause.getClass() == UncheckedIOException.class
            && isOne(cause.getCause()));
  }
}
