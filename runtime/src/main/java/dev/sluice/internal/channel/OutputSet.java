package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outputs of a stage that has several, and what ends them if it is a source. */
public final class OutputSet {
  private final List<Output<?>> all = new ArrayList<>(2);
  private final @Nullable Drain drain;

  public OutputSet(@Nullable Drain drain) {
    this.drain = drain;
  }

  @Nullable Drain drain() {
    return drain;
  }

  /**
   * Adds an output.
   *
   * @param behind the channels to which it leads; none, where it needs none to go on
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

  /** Whether one of the outputs has a receiver. */
  boolean haveReceiver() {
    for (int i = 0; i < all.size(); i++) {
      if (!all.get(i).isOver()) {
        return true;
      }
    }
    return false;
  }
}
