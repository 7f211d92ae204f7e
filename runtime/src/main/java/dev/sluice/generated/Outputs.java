package dev.sluice.generated;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.Group;
import dev.sluice.SendChannel;
import dev.sluice.Task;
import dev.sluice.internal.channel.InTurn;
import dev.sluice.internal.channel.KeepingChannel;
import dev.sluice.internal.channel.Later;
import dev.sluice.internal.channel.Output;
import dev.sluice.internal.channel.OutputSet;
import dev.sluice.internal.channel.SourceSet;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of a stage that has several: the stage goes on while any of them has a receiver.
 * Generated code gives a stage a view of each of its outputs. A send to an abandoned one is dropped
 * while another one has a receiver, and a select never chooses it; only when all are abandoned does
 * a send throw {@link ChannelAbandonedException}.
 *
 * <p>All outputs are added by one goroutine before any of them is used; then they may be used by
 * several.
 */
public final class Outputs {
  private final OutputSet all;

  /** No outputs yet. */
  public Outputs() {
    this(null);
  }

  /** The outputs of a source. */
  Outputs(@Nullable SourceSet sources) {
    all = new OutputSet(sources);
  }

  /**
   * Adds an output.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the channel as one of these outputs; equal to it
   */
  public <T> SendChannel<T> add(SendChannel<T> channel) {
    return add(channel, new SendChannel<?>[0]);
  }

  /**
   * Adds an output behind which others are: a stage in the sender's goroutine, made by {@link
   * Group#into}, or a channel that leads back to this stage. It has no receiver any more when a
   * send has thrown {@link ChannelAbandonedException}, or when every channel behind it is
   * abandoned.
   *
   * @param channel the channel, or what calls the stage
   * @param behind the channels to which it leads; none, where it needs none to go on
   * @param <T> the element type
   * @return the channel as one of these outputs; equal to it
   */
  public <T> SendChannel<T> add(SendChannel<T> channel, SendChannel<?>... behind) {
    return new Output<>(all, channel, behind);
  }

  /**
   * An output of an ordered stage: what is sent to it is sent when its turn comes.
   *
   * @param output what {@link #add} gave
   * @param results the results of the turn
   * @param <T> the element type
   * @return the output during the turn
   */
  public static <T> SendChannel<T> inTurn(SendChannel<T> output, SendChannel<Task> results) {
    return new Later<>(
        output, new KeepingChannel<>(value -> InTurn.keep(output, value, results), output));
  }
}
