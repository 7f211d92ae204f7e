package dev.sluice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final List<Output<?>> all = new ArrayList<>(2);

  /** What ends the stage, if it is a source. */
  private final @Nullable Drain drain;

  /** No outputs yet. */
  public Outputs() {
    this(null);
  }

  /** The outputs of a source. */
  Outputs(@Nullable Drain drain) {
    this.drain = drain;
  }

  @Nullable Drain drain() {
    return drain;
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
    List<ChannelCore> known = new ArrayList<>();
    for (SendChannel<?> one : behind) {
      if (Views.core(one) instanceof ChannelCore core) {
        known.add(core);
      }
    }
    // What cannot be looked at is known to be abandoned when a send says so.
    boolean complete = known.size() == behind.length;
    Output<T> output = new Output<>(this, channel, complete ? known : List.of());
    all.add(output);
    return output;
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
        output, new KeepingChannel<>(value -> results.send(new InTurn<>(output, value)), output));
  }

  /** A result of a turn with several outputs. */
  private record InTurn<T>(SendChannel<T> output, @Nullable T value) implements Task {
    @Override
    public void run() throws InterruptedException {
      output.send(value);
    }
  }

  /** Tells the channels of values that will not be sent to them, if they want to know. */
  static void drop(Object out, List<@Nullable Object> results) {
    if (results.isEmpty()) {
      return;
    }
    if (Views.core(out) instanceof AbstractChannel<?> channel && channel.undelivered() != null) {
      channel.drop(results);
      return;
    }
    Map<SendChannel<?>, List<@Nullable Object>> values = new LinkedHashMap<>();
    for (Object result : results) {
      if (result instanceof InTurn<?> inTurn) {
        values.computeIfAbsent(inTurn.output(), any -> new ArrayList<>()).add(inTurn.value());
      }
    }
    values.forEach(Outputs::drop);
  }

  /** Whether one of the outputs has a receiver. */
  boolean haveReceiver() {
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isOver()) {
        return true;
      }
    }
    return false;
  }

  /** A view of an output for one turn of an ordered stage, which is off when the output is. */
  static final class Later<T> extends SendView<T> {
    private final SendChannel<T> output;

    Later(SendChannel<T> output, SendChannel<T> turn) {
      super(turn);
      this.output = output;
    }

    SendChannel<T> output() {
      return output;
    }
  }
}
