package dev.sluice.programs.standstill;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.Task;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A sender or receiver: bursts of operations, and pauses between them. */
abstract class Worker {
  private static final VarHandle PROGRESS;

  static {
    try {
      PROGRESS = MethodHandles.lookup().findVarHandle(Worker.class, "progress", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final String name;
  final List<Lane> lanes;
  final Host host;
  final Random random;
  private final Shape shape;
  private final Pause pause;
  private final int longestBurst;
  private int inVain;
  private volatile @Nullable Thread thread;
  private volatile boolean ended;

  @SuppressWarnings("unused") // by way of PROGRESS
  private volatile long progress;

  Worker(
      String name,
      Shape shape,
      Host host,
      Pause pause,
      int longestBurst,
      Random random,
      List<Lane> lanes) {
    this.name = name;
    this.lanes = lanes;
    this.shape = shape;
    this.host = host;
    this.pause = pause;
    this.longestBurst = longestBurst;
    this.random = random;
  }

  /** One operation, repeated when it is interrupted. Returns false when there are no more. */
  abstract boolean step() throws InterruptedException;

  /** Runs when the worker has ended; blocks on nothing. */
  void atEnd() {}

  /** Starts the worker, in a group if there is one. */
  void start(@Nullable Group group, Task task) {
    Task named =
        () -> {
          thread = Thread.currentThread();
          task.run();
        };
    if (host == Host.PLATFORM) {
      thread =
          Thread.ofPlatform()
              .daemon()
              .name(name)
              .start(
                  () -> {
                    try {
                      named.run();
                    } catch (Exception e) {
                      shape.failed(this, e);
                    }
                  });
    } else if (group == null) {
      thread = Go.go(name, named);
    } else {
      group.go(name, named);
    }
  }

  /** The worker's task. */
  void run() {
    try (pause) {
      boolean more = true;
      while (more) {
        long before = progress();
        more = burst();
        rest(progress() == before);
      }
    } catch (Throwable e) {
      shape.failed(this, e);
    } finally {
      ended = true;
      atEnd();
    }
  }

  private boolean burst() {
    boolean[] more = {true};
    host.run(
        () -> {
          try {
            for (int left = 1 + random.nextInt(longestBurst); more[0] && left > 0; left--) {
              more[0] = uninterruptedStep();
            }
          } catch (ChannelAbandonedException e) {
            more[0] = shape.expects(e);
          } catch (Throwable e) {
            // Not to be thrown through the native frame of a pinned worker.
            more[0] = false;
            shape.failed(this, e);
          }
        });
    return more[0];
  }

  private boolean uninterruptedStep() {
    while (true) {
      try {
        return step();
      } catch (InterruptedException e) {
        // The operation has not happened: once more.
      }
    }
  }

  private void rest(boolean nothingDone) {
    try {
      if (nothingDone) {
        // In any case: whoever has tried in vain must not keep its peers from the carrier.
        backOff();
      }
      pause.rest();
    } catch (InterruptedException e) {
      // A shorter rest.
    }
  }

  /** Waits until others may have done something. */
  final void backOff() throws InterruptedException {
    Pause.backOff(inVain++);
  }

  final boolean isOver() {
    return shape.isOver();
  }

  final void progressed() {
    inVain = 0;
    PROGRESS.setOpaque(this, progress + 1);
  }

  final long progress() {
    return (long) PROGRESS.getOpaque(this);
  }

  final boolean hasEnded() {
    return ended;
  }

  final @Nullable Thread thread() {
    return thread;
  }

  /** What the worker is and where it is now. */
  String describe() {
    StringBuilder text = new StringBuilder(name);
    text.append(' ')
        .append(lanes)
        .append(' ')
        .append(host)
        .append(" pausing by ")
        .append(pause.kind());
    text.append(", bursts of ").append(longestBurst).append(", progress ").append(progress());
    Thread where = thread;
    if (ended || where == null) {
      return text.append(where == null ? ", not started" : ", ended").toString();
    }
    text.append(", ").append(where.getState());
    for (StackTraceElement frame : where.getStackTrace()) {
      text.append("\n    at ").append(frame);
    }
    return text.toString();
  }
}
