package dev.sluice.processor.diagnostic;

import static dev.sluice.processor.diagnostic.Severity.ERROR;
import static dev.sluice.processor.diagnostic.Severity.WARNING;

/** What the code of a stage, or any other that uses channels, does wrong. */
public enum BodyMessage implements Message {
  /** channel. */
  CLOSE_RECEIVE_ONLY(
      "CloseReceiveOnly",
      ERROR,
      "'%s' is a ReceiveChannel, and only the sending side closes a channel: a close says"
          + " that no value follows, which a receiver cannot know. Remove the call; to say that"
          + " nobody will receive again, call abandon(), which a pipeline does by itself when"
          + " the stage returns."),
  /** stage, channel. */
  CLOSED_BY_PIPELINE(
      "ClosedByPipeline",
      ERROR,
      "stage '%s' closes channel '%s', which the pipeline closes when its senders have"
          + " ended: the second close would fail the pipeline. Remove the call and return."),
  /** channel, line. */
  SEND_AFTER_CLOSE(
      "SendAfterClose",
      ERROR,
      "channel '%s' has been closed in line %s by the time of this send, which therefore"
          + " always throws ChannelClosedException. Close the channel after the last send."),
  /** channel, line. */
  DOUBLE_CLOSE(
      "DoubleClose",
      ERROR,
      "channel '%s' has been closed in line %s already: a second close always throws"
          + " ChannelClosedException. Close it in one place."),
  /** from, to, what the other side could do. */
  WIDENING(
      "Widening",
      WARNING,
      "a %s is cast to %s. Whoever handed it over did not mean this code to %s, and a"
          + " view fails the cast at run time. Take a parameter of the type that is needed."),
  /** channel. */
  RECEIVE_IGNORES_CLOSE(
      "ReceiveIgnoresClose",
      WARNING,
      "this endless loop does not notice when channel '%1$s' is closed: from then on"
          + " receive() returns null at once, every time. Write 'for (var value : %1$s)' or ask"
          + " receiveOk()."),
  /** channel, stage, field. */
  ESCAPES_FIELD(
      "Escapes",
      WARNING,
      "channel '%s' of stage '%s' is stored in the field '%s', but the pipeline closes or"
          + " abandons it when the stage returns. Keep it in the stage."),
  /** channel, stage. */
  ESCAPES_THREAD(
      "Escapes",
      WARNING,
      "channel '%s' of stage '%s' is given to a thread that the stage does not wait for,"
          + " so the pipeline may close or abandon it under that thread's hands. Start it with"
          + " Go.go, which the pipeline waits for, or wait for it."),
  /** operation, channel or wait group. */
  LOCKED_SEND(
      "LockedSend",
      WARNING,
      "'%s' on '%s' can wait here with a lock held that every partner takes before it"
          + " comes: then both wait for ever. Release the lock first."),
  /** lock. */
  UNLOCK_FORGOTTEN(
      "UnlockForgotten",
      WARNING,
      "'%s' is still locked where the method returns, and nothing else unlocks it:"
          + " the next goroutine that needs it waits for ever. Unlock it in a finally block."),
  /** channel. */
  SELF_RENDEZVOUS(
      "SelfRendezvous",
      ERROR,
      "this send waits for a receiver of the unbuffered channel '%s', but no other"
          + " goroutine has the channel: it waits for ever. Send from a goroutine of its own,"
          + " or give the channel a capacity."),
  /** channel, capacity. */
  SELF_RENDEZVOUS_FULL(
      "SelfRendezvous",
      ERROR,
      "channel '%s' is full here: it has room for %s, nothing has been received, and no"
          + " other goroutine has the channel. This send waits for ever. Send from a goroutine"
          + " of its own, or give the channel a greater capacity."),
  /** channel. */
  NEVER_CLOSED(
      "NeverClosed",
      WARNING,
      "this loop ends when channel '%1$s' is closed, but nobody closes it: after the last"
          + " value it waits for ever. Let the senders close it, with a WaitGroup if there are"
          + " several."),
  /** value, line. */
  USED_AFTER_SEND(
      "UsedAfterSend",
      WARNING,
      "'%s' is changed here, but it was sent in line %s: the receiver may be reading it."
          + " Send a copy, or make a new one for each send."),
  /** where. */
  LEAKED_TICKER(
      "LeakedTicker",
      WARNING,
      "this ticker is started %s and never stopped, so it ticks on for ever. Write 'try"
          + " (var ticker = Ticker.start(...))', or Timer.after for a single tick."),
  /** No arguments. */
  REAL_SLEEP(
      "RealSleep",
      WARNING,
      "this sleeps in real time, also in a test whose time is virtual. Write"
          + " 'Go.sleep(Duration.of...)': it follows the clock of a test, ends with its group, and"
          + " shows as a sleep in dumps."),
  /** wait group. */
  ADD_INSIDE_GOROUTINE(
      "AddInsideGoroutine",
      WARNING,
      "the goroutine adds itself to wait group '%1$s', but await() may have looked before"
          + " it runs. Add before the goroutine is started, or use '%1$s.go', which does."),
  /** nothing. */
  SWALLOWED_INTERRUPT(
      "SwallowedInterrupt",
      WARNING,
      "an interrupt asks this goroutine to end, but it goes on as if nothing had"
          + " happened, and cannot be cancelled. Let the exception out, return, or restore the"
          + " status with Thread.currentThread().interrupt()."),
  /** channel. */
  LOST_SENDER(
      "LostSender",
      WARNING,
      "the method can end before everything that goroutines send to '%1$s' has been"
          + " received: a sender that is left waits for ever. Give the channel room for every"
          + " value, call %1$s.abandon() on the way out, or use a Group."),
  /** channel. */
  NO_SENDER_IN_SIGHT(
      "NoSender",
      WARNING,
      "channel '%s' is received from, but nobody ever sends to it or closes it, and"
          + " nobody else has it: the receiver waits for ever. Send to it."),
  /** channel. */
  NO_RECEIVER_IN_SIGHT(
      "NoReceiver",
      WARNING,
      "channel '%s' is sent to, but nobody ever receives from it, and nobody else has it:"
          + " a sender waits for ever once it is full. Receive from it."),
  /** method. */
  DROPPED_CHANNEL(
      "DroppedChannel",
      WARNING,
      "the channel that '%s' returns is dropped, but a goroutine sends to it and will"
          + " wait for ever for a receiver. Receive from it or abandon it."),
  /** timer, line. */
  TIMER_DRAIN(
      "TimerDrain",
      WARNING,
      "timer '%s' was stopped in line %s, and a stopped timer delivers nothing: this receive waits"
          + " for ever. No value of a stopped timer is left over: remove the receive."),
  /** field. */
  LATE_CHANNEL(
      "LateChannel",
      WARNING,
      "field '%s' is read in one goroutine and assigned in another that runs at the same"
          + " time: which comes first is not settled. Assign it before the goroutine is started"
          + " and make it final."),
  /** nothing. */
  IGNORED_TRY_RECEIVE(
      "IgnoredResult",
      WARNING,
      "tryReceive() may have taken a value, which is dropped here. Use the result."),
  /** nothing. */
  IGNORED_CALL(
      "IgnoredResult",
      WARNING,
      "the result of this call is dropped, although it was started for its result. Keep"
          + " the Future, or start it with Group.go."),
  /** channel. */
  IGNORED_TRY_SEND(
      "IgnoredResult",
      WARNING,
      "channel '%s' has no buffer, so trySend() drops the value unless a receiver"
          + " waits at this very moment. Use the result, or send()."),
  /** nothing. */
  IGNORED_START(
      "IgnoredResult",
      WARNING,
      "the run that start() returns is dropped: nothing waits for it, and nothing can"
          + " cancel it or see its failure. Keep the PipelineRun and join or close it, or"
          + " call run()."),
  /** channel. */
  NEVER_CLOSED_PORT(
      "NeverClosed",
      WARNING,
      "channel '%1$s' is an input port of this pipeline, but nobody closes it: after"
          + " the last value the pipeline waits for ever. Close it after the last send."),
  /** nothing. */
  SWALLOWED_ABANDON(
      "SwallowedAbandon",
      WARNING,
      "this handler also catches ChannelAbandonedException, which says that nobody"
          + " receives any more: the loop goes on for nothing. Let it out, catch it before"
          + " and return."),
  /** field, stage. */
  UNSHARED_STATE(
      "UnsharedState",
      WARNING,
      "field '%s' is changed here by several workers of stage '%s' at once: changes"
          + " get lost. Use an atomic or concurrent type, guard it with a lock, or collect"
          + " it in a stage without workers."),
  /** group. */
  NEVER_JOINED(
      "NeverJoined",
      WARNING,
      "group '%1$s' is closed right after this, which cancels what it has just"
          + " started. Call %1$s.join() at the end of the block."),
  /** channel. */
  PORT_CLOSED_TWICE(
      "PortClosedTwice",
      WARNING,
      "channel '%s' is an output port of a pipeline that runs more than once: the"
          + " first run closes it, and the next one fails. Give each run a channel of its"
          + " own and forward what comes."),
  /** channel. */
  OUTSIDE_USE(
      "OutsideUse",
      WARNING,
      "channel '%1$s' belongs to the members of a group, but a thread outside uses it"
          + " here: a deadlock that this thread would resolve is reported all the same."
          + " Make it with Group.port."),
  /** who waits where, a line each. */
  CERTAIN_DEADLOCK(
      "CertainDeadlock",
      ERROR,
      "whatever runs first, this comes to a deadlock:%s\nChange the order of the"
          + " operations, give a channel a capacity, or start the partner before you wait"
          + " for it."),
  /** where each stage waits. */
  CERTAIN_DEADLOCK_OF_STAGES(
      "CertainDeadlock",
      ERROR,
      "whatever runs first, the stages of this pipeline come to a deadlock:%s\nChange the order"
          + " of the operations, or give a channel a capacity."),
  /** field. */
  LATE_CHANNEL_FORGOTTEN(
      "LateChannel",
      WARNING,
      "field '%s' is set to null here while a goroutine reads it, which then fails"
          + " with a NullPointerException. Closing the channel is enough: keep it in the"
          + " field and make the field final."),
  /** nothing. */
  IGNORED_STOP(
      "IgnoredResult",
      WARNING,
      "a goroutine waits for this timer, and if stop() returns true, it waits for ever."
          + " Look at the result.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
  private final Template template;

  BodyMessage(String code, Severity severity, String text) {
    template = new Template(code, severity, text);
  }

  @Override
  public Template template() {
    return template;
  }
}
