package dev.sluice.proof.stories;

import dev.sluice.ChannelClosedException;
import dev.sluice.ChannelFailedException;
import dev.sluice.Received;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A small channel with a fault of choice, to be found by the tools of this module; and with none,
 * to show that what they find is the fault. It works by a lock, queues and parking, as the channels
 * of the library do.
 */
public final class BrokenLane implements Lane {
  /** What is wrong with it. */
  public enum Fault {
    /** Nothing: this one is right. */
    NONE,
    /**
     * Looks whether it is completed, then says that it parks: who completes it meanwhile misses it.
     */
    LOST_WAKE_UP,
    /** An interrupted operation does not look whether it has been completed. */
    DOUBLE_DELIVERY,
    /** An interrupted receive does not give back what it was given. */
    LOST_VALUE,
    /** A receive that finds a value in the buffer does not look whether a sender waits. */
    BARGING,
    /** The value that came last is received first. */
    OUT_OF_ORDER,
    /** Whether there is room is looked up without the lock. */
    OVERFILL,
    /** The first value is looked up without the lock, and removed with it. */
    PEEK
  }

  /** An operation that waits. */
  private static final class Waiter {
    final Thread thread = Thread.currentThread();
    volatile boolean parked;
    volatile boolean completed;
    boolean passed;
    int value;
  }

  private final int capacity;
  private final Fault fault;

  /**
   * One that tools know: they do not run a thread that waits for it. One that tried again and again
   * could keep the holder from running for ever.
   */
  private final ReentrantLock lock = new ReentrantLock();

  private final Deque<Integer> buffer = new ArrayDeque<>();
  private final Deque<Waiter> senders = new ArrayDeque<>();
  private final Deque<Waiter> receivers = new ArrayDeque<>();
  private boolean closed;
  private @Nullable Throwable failure;

  /** A channel with a fault. */
  public BrokenLane(int capacity, Fault fault) {
    this.capacity = capacity;
    this.fault = fault;
  }

  @Override
  public void send(int value) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Waiter waiter = new Waiter();
    waiter.value = value;
    if (!offer(value, waiter) && !await(waiter, senders)) {
      throw new ChannelClosedException("closed");
    }
  }

  @Override
  public boolean trySend(int value) {
    return offer(value, null);
  }

  private boolean offer(int value, @Nullable Waiter waiter) {
    boolean room = buffer.size() < capacity;
    lock.lock();
    try {
      if (closed) {
        throw new ChannelClosedException("closed");
      }
      if (fault != Fault.OVERFILL) {
        room = buffer.size() < capacity;
      }
      Waiter receiver = receivers.poll();
      if (receiver != null) {
        receiver.value = value;
        complete(receiver, true);
        return true;
      }
      if (room) {
        buffer.add(value);
        return true;
      }
      if (waiter != null) {
        senders.add(waiter);
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Received<Integer> receive() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Waiter waiter = new Waiter();
    Optional<Received<Integer>> at = poll(waiter);
    if (at.isPresent()) {
      return at.get();
    }
    return await(waiter, receivers) ? new Received<>(waiter.value, true) : end();
  }

  @Override
  public Optional<Received<Integer>> tryReceive() {
    return poll(null);
  }

  private Optional<Received<Integer>> poll(@Nullable Waiter waiter) {
    Integer first = fault == Fault.PEEK ? buffer.peek() : null;
    lock.lock();
    try {
      Integer value = fault == Fault.OUT_OF_ORDER ? buffer.pollLast() : buffer.poll();
      if (first != null && value != null) {
        value = first;
      }
      boolean looks = !closed && (value == null || fault != Fault.BARGING);
      Waiter sender = looks ? senders.poll() : null;
      if (sender != null) {
        complete(sender, true);
        if (value == null) {
          return Optional.of(new Received<>(sender.value, true));
        }
        buffer.add(sender.value);
      }
      if (value != null) {
        return Optional.of(new Received<>(value, true));
      }
      if (!closed) {
        if (waiter != null) {
          receivers.add(waiter);
        }
        return Optional.empty();
      }
    } finally {
      lock.unlock();
    }
    return Optional.of(end());
  }

  private Received<Integer> end() {
    Throwable cause = failure;
    if (cause != null) {
      throw new ChannelFailedException("failed", cause);
    }
    return new Received<>(null, false);
  }

  /** Waits until the operation is completed; returns whether a value was passed. */
  private boolean await(Waiter waiter, Deque<Waiter> queue) throws InterruptedException {
    boolean interrupted = false;
    while (!waiter.completed) {
      if (Thread.interrupted()) {
        boolean queued;
        lock.lock();
        try {
          queued = queue.remove(waiter);
        } finally {
          lock.unlock();
        }
        if (queued
            || (fault == Fault.DOUBLE_DELIVERY && queue == senders)
            || (fault == Fault.LOST_VALUE && queue == receivers)) {
          throw new InterruptedException();
        }
        interrupted = true;
      }
      if (fault == Fault.LOST_WAKE_UP) {
        boolean late = waiter.completed;
        waiter.parked = true;
        if (!late) {
          LockSupport.park(this);
        }
      } else {
        waiter.parked = true;
        if (!waiter.completed) {
          LockSupport.park(this);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return waiter.passed;
  }

  private static void complete(Waiter waiter, boolean passed) {
    waiter.passed = passed;
    waiter.completed = true;
    if (waiter.parked) {
      LockSupport.unpark(waiter.thread);
    }
  }

  @Override
  public void close() {
    end(null);
  }

  @Override
  public void fail(Throwable cause) {
    end(cause);
  }

  private void end(@Nullable Throwable cause) {
    lock.lock();
    try {
      if (closed) {
        throw new ChannelClosedException("closed");
      }
      closed = true;
      failure = cause;
      senders.forEach(waiter -> complete(waiter, false));
      receivers.forEach(waiter -> complete(waiter, false));
      senders.clear();
      receivers.clear();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void abandon() {
    throw new UnsupportedOperationException("a broken channel is not abandoned");
  }
}
