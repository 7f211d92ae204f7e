package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import dev.sluice.Received;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of a stage take their inputs from. Where nobody has declared how many values the
 * channel holds, and no other stage receives from it, a worker may take several at once; else one,
 * so that a channel never lets its sender run further ahead than was declared. To be used by one
 * goroutine at a time.
 *
 * @param <T> the type of the inputs
 */
public final class Intake<T> {
  private final ReceiveChannel<T> in;

  /** The channel, if several inputs may be taken at once; else null. */
  private final @Nullable BufferedChannel<T> adaptive;

  public Intake(ReceiveChannel<T> in) {
    this.in = in;
    this.adaptive =
        ReceiveView.plain(in) instanceof BufferedChannel<T> buffered && buffered.isAdaptive()
            ? buffered
            : null;
  }

  /**
   * How many inputs may be taken at once without waiting; no more than one where it must be one.
   */
  public int waiting() {
    return adaptive == null ? 1 : adaptive.length();
  }

  /**
   * Takes inputs; blocks until there is one, and does not wait for more.
   *
   * @param into where they go
   * @param most how many to take at most
   * @return how many there were; 0 when the channel is closed and drained
   * @throws InterruptedException if the thread is interrupted before or while it blocks
   */
  public int take(@Nullable Object[] into, int most) throws InterruptedException {
    BufferedChannel<T> channel = adaptive;
    if (channel == null) {
      Received<T> input = in.receiveOk();
      into[0] = input.value();
      return input.ok() ? 1 : 0;
    }
    Object first = channel.receive(Deadline.NEVER);
    if (first == AbstractChannel.CLOSED) {
      return 0;
    }
    into[0] = first;
    int count = 1;
    while (count < most) {
      int more = channel.poll(into, count, most);
      if (more == 0) {
        // A sender is to be woken, or the ring goes on elsewhere.
        Object next = channel.size() == 0 ? AbstractChannel.BLOCKED : channel.receiveNow();
        if (next == AbstractChannel.BLOCKED || next == AbstractChannel.CLOSED) {
          break;
        }
        into[count] = next;
        more = 1;
      }
      count += more;
    }
    return count;
  }

  /** Tells the channel of inputs that were taken and that nobody will handle. */
  public void drop(List<@Nullable Object> inputs) {
    if (!inputs.isEmpty() && Views.core(in) instanceof AbstractChannel<?> channel) {
      channel.discard(inputs);
    }
  }
}
