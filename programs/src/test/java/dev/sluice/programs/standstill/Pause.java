package dev.sluice.programs.standstill;

import dev.sluice.Timer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What a worker does between two bursts: by whom it is woken, and how soon. */
final class Pause implements AutoCloseable {
  /** The kinds of pause. */
  enum Kind {
    NONE,
    YIELD,
    SPIN,
    /** At most 50 microseconds: woken by the clock while others are busy. */
    SHORT_SLEEP,
    MILLISECOND,
    PARK,
    TIMER,
    /** A byte there and back: woken by input. */
    SOCKET
  }

  private static final int SHORT_NANOS = 50_000;
  private static final int SHORTEST_BACK_OFF_NANOS = 10_000;
  private static final int MOST_DOUBLINGS = 6;

  private final Kind kind;
  private final Random random;
  private final Echo echo;
  private @Nullable Socket socket;

  Pause(Kind kind, Random random, Echo echo) {
    this.kind = kind;
    this.random = random;
    this.echo = echo;
  }

  Kind kind() {
    return kind;
  }

  void rest() throws InterruptedException {
    switch (kind) {
      case NONE -> {}
      case YIELD -> Thread.yield();
      case SPIN -> spin(random.nextInt(SHORT_NANOS));
      case SHORT_SLEEP -> Thread.sleep(0, random.nextInt(SHORT_NANOS));
      case MILLISECOND -> Thread.sleep(1);
      case PARK -> LockSupport.parkNanos(1 + random.nextInt(SHORT_NANOS));
      case TIMER -> Timer.after(Duration.ofNanos(random.nextInt(SHORT_NANOS))).receive();
      case SOCKET -> toTheServerAndBack();
    }
  }

  /**
   * Waits for something that only others can do, longer the more often it was in vain. It sleeps,
   * and leaves the carrier idle in between: the JDK's scheduler may keep a goroutine that has
   * yielded waiting for as long as it has others to run, even if these look and sleep in turns.
   */
  static void backOff(int inVain) throws InterruptedException {
    Thread.sleep(0, SHORTEST_BACK_OFF_NANOS << Math.min(inVain, MOST_DOUBLINGS));
  }

  /** Computes. */
  static void spin(long nanos) {
    for (long start = System.nanoTime(); System.nanoTime() - start < nanos; ) {
      Thread.onSpinWait();
    }
  }

  private void toTheServerAndBack() throws InterruptedException {
    try {
      if (socket == null) {
        socket = echo.connect();
      }
      socket.getOutputStream().write(1);
      if (socket.getInputStream().read() != 1) {
        throw new AssertionError("the echo is wrong");
      }
    } catch (SocketException e) {
      // An interrupt closes the socket of a virtual thread that it finds in input or output.
      close();
      Thread.interrupted();
      throw new InterruptedException(e.getMessage());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      socket = null;
    }
  }
}
