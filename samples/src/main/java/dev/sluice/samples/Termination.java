package dev.sluice.samples;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish of the system that the process ends: SIGTERM, or SIGINT by Ctrl-C. The virtual machine
 * waits with its end until {@link #close} is called, so that what has begun comes to its end.
 *
 * <pre>{@code
 * try (Termination termination = Termination.watch(Duration.ofSeconds(20))) {
 *   ...
 *   termination.asked().receive();
 *   run.drain();
 * }
 * }</pre>
 */
public final class Termination implements AutoCloseable {
  private final Channel<Void> asked = Channel.make("termination", 0);
  private final CountDownLatch over = new CountDownLatch(1);
  private final Duration patience;
  private final Thread hook = Thread.ofPlatform().name("termination").unstarted(this::terminate);

  private Termination(Duration patience) {
    this.patience = patience;
  }

  /**
   * Watches from now on.
   *
   * @param patience how long the virtual machine waits for {@link #close}, at most
   * @return what is to be closed when everything is done
   */
  public static Termination watch(Duration patience) {
    Termination termination = new Termination(patience);
    Runtime.getRuntime().addShutdownHook(termination.hook);
    return termination;
  }

  /**
   * Whether the process is asked to end.
   *
   * @return a channel that is closed then
   */
  public ReceiveChannel<Void> asked() {
    return asked.receiveOnly();
  }

  private void terminate() {
    asked.close();
    try {
      if (!over.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        System.err.println("not everything has ended after " + patience.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      // Nobody interrupts a hook; if somebody does, the end is now.
      Thread.currentThread().interrupt();
    }
  }

  /** Everything has ended: the virtual machine may end as well. */
  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It runs: the virtual machine is ending.
    }
  }
}
