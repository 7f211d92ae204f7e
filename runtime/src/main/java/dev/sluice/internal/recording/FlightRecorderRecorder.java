package dev.sluice.internal.recording;

import dev.sluice.ChannelState;
import dev.sluice.internal.view.RunView;
import dev.sluice.internal.view.RunViews;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Records by Flight Recorder. An event that is not recorded is an object that never leaves its
 * method, so a compiled method does not allocate it.
 */
final class FlightRecorderRecorder extends Recorder {
  /** How many waits are recorded at the end of a part of the recording. */
  private static final int MOST_WAITS = 1_000;

  private volatile @Nullable Source source;

  private final Runnable waits = this::recordWaits;
  private final Runnable channels = this::recordChannels;

  /** Guards what Flight Recorder knows of periodic events. */
  private final ReentrantLock lock = new ReentrantLock();

  private volatile boolean known;

  private FlightRecorderRecorder() {}

  static Recorder create() {
    FlightRecorderRecorder recorder = new FlightRecorderRecorder();
    if (!FlightRecorder.isAvailable()) {
      throw new IllegalStateException("no Flight Recorder");
    }
    return recorder;
  }

  @Override
  public void arrive() {
    // Not by a listener of Flight Recorder: it would keep it, and so the class loader of the
    // library, for as long as the process lives.
    if (!known && FlightRecorder.isInitialized()) {
      makeKnown(true);
    }
  }

  @Override
  public void leave() {
    if (known) {
      makeKnown(false);
    }
  }

  private void makeKnown(boolean now) {
    lock.lock();
    try {
      if (now && !known) {
        FlightRecorder.addPeriodicEvent(WaitingEvent.class, waits);
        FlightRecorder.addPeriodicEvent(ChannelStatisticsEvent.class, channels);
      } else if (!now && known) {
        FlightRecorder.removePeriodicEvent(waits);
        FlightRecorder.removePeriodicEvent(channels);
      }
      known = now;
    } catch (RuntimeException | Error e) {
      // Nobody fails because somebody records; it is tried again.
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void answerWith(Source answers) {
    source = answers;
  }

  @Override
  public @Nullable Object blocks() {
    try {
      BlockedEvent event = new BlockedEvent();
      if (!event.isEnabled()) {
        return null;
      }
      event.begin();
      return event;
    } catch (RuntimeException | Error e) {
      // The operation is queued, and must be waited for.
      return null;
    }
  }

  @Override
  public void unblocked(Object blocked, Wait wait) {
    try {
      BlockedEvent event = (BlockedEvent) blocked;
      event.end();
      if (event.shouldCommit()) {
        event.goroutine = wait.goroutine();
        event.scope = wait.scope();
        event.run = wait.run();
        event.channel = wait.channel();
        event.operation = wait.operation();
        event.commit();
      }
    } catch (RuntimeException | Error e) {
      // The goroutine may have a value in hand, which must not be lost for want of memory here.
    }
  }

  @Override
  public boolean recordsStages() {
    return new StageEndEvent().isEnabled();
  }

  @Override
  public @Nullable Object stageBegins() {
    StageEndEvent event = new StageEndEvent();
    event.begin();
    return event;
  }

  @Override
  public void stageEnds(Object stage) {
    ((StageEndEvent) stage).end();
  }

  @Override
  public void record(Object stage, StageResult end) {
    StageEndEvent event = (StageEndEvent) stage;
    event.pipeline = end.pipeline();
    event.run = end.run();
    event.stage = end.stage();
    event.received = end.received();
    event.sent = end.sent();
    event.outcome = end.outcome();
    event.commit();
  }

  @Override
  public void deadlock(String scope, String report, Source members) {
    try {
      DeadlockEvent event = new DeadlockEvent();
      if (event.isEnabled()) {
        event.scope = scope;
        event.report = report;
        event.commit();
      }
      recordWaits(members);
    } catch (RuntimeException | Error e) {
      // The deadlock is proved, and must be told.
    }
  }

  @Override
  public void stall(String scope, String report) {
    StallEvent event = new StallEvent();
    if (event.isEnabled()) {
      event.scope = scope;
      event.report = report;
      event.commit();
    }
  }

  private void recordWaits() {
    Source answers = source;
    if (answers != null) {
      recordWaits(answers);
    }
  }

  private static void recordWaits(Source answers) {
    if (!new WaitingEvent().isEnabled()) {
      return;
    }
    long now = System.nanoTime();
    for (Wait wait : answers.waits(MOST_WAITS)) {
      WaitingEvent event = new WaitingEvent();
      event.goroutine = wait.goroutine();
      event.scope = wait.scope();
      event.channel = wait.channel();
      event.operation = wait.operation();
      event.waited = now - wait.since();
      event.commit();
    }
  }

  private void recordChannels() {
    for (RunView run : RunViews.live()) {
      // What runs as a stage is listed by the run that it is a stage of.
      List<ChannelState> channels = run.isStage() ? List.of() : run.channels();
      for (ChannelState channel : channels) {
        ChannelStatisticsEvent event = new ChannelStatisticsEvent();
        event.pipeline = run.name();
        event.run = run.id();
        event.channel = channel.name();
        event.length = channel.length();
        event.capacity = channel.capacity();
        event.sent = channel.sent();
        event.blockedSenders = channel.blockedSenders().size();
        event.blockedReceivers = channel.blockedReceivers().size();
        event.commit();
      }
    }
  }
}
