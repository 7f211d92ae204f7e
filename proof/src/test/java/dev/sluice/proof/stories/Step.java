package dev.sluice.proof.stories;

import java.util.List;

/** What a thread of a {@link Story} does next. Channels and threads are named by their position. */
public sealed interface Step {
  /** An operation on one channel, which can also be a case of a select. */
  sealed interface Communication extends Step {
    int channel();
  }

  /** Sends a value, blocking. */
  record Send(int channel, int value) implements Communication {}

  /** Receives, blocking. */
  record Receive(int channel) implements Communication {}

  /** Sends if that is possible at once. */
  record TrySend(int channel, int value) implements Step {}

  /** Receives if that is possible at once. */
  record TryReceive(int channel) implements Step {}

  /** Does the first of several communications that can proceed. */
  record Choose(List<Communication> cases, boolean orElse) implements Step {}

  /** Closes a channel. */
  record Close(int channel) implements Step {}

  /** Closes a channel with a failure. */
  record Fail(int channel) implements Step {}

  /** Abandons a channel. */
  record Abandon(int channel) implements Step {}

  /** Interrupts a thread of the story. */
  record Interrupt(int thread) implements Step {}
}
