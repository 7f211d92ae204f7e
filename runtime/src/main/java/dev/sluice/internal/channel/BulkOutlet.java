package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker sends results that it has gathered, as many at once as there is room for. To be
 * used by one goroutine.
 *
 * @param <R> the type of the results
 */
public final class BulkOutlet<R> extends Outlet<R> {
  /** What is to be sent, from an index up to another, exclusive. */
  private final @Nullable Object[] values = new @Nullable Object[Pace.MOST];

  private int from;
  private int to;

  public BulkOutlet(SendChannel<R> out) {
    super(out);
  }

  /** Adds a value to those that {@link #flush} sends, {@link Pace#MOST} at most. */
  public void add(@Nullable R value) {
    values[to++] = value;
  }

  /** Sends what was added. Values that are not sent when it fails are there to be taken out. */
  @SuppressWarnings("unchecked") // what was added
  public void flush() throws InterruptedException {
    while (from < to) {
      int sent = channel instanceof RingChannel<R> ring ? ring.offer(values, from, to) : 0;
      if (sent > 0) {
        Arrays.fill(values, from, from + sent, null);
        from += sent;
      } else {
        R value = (R) values[from];
        values[from++] = null;
        send(value);
      }
    }
    from = 0;
    to = 0;
  }

  /** What was added and not sent; it is the caller's now. */
  public List<@Nullable Object> takeOut() {
    List<@Nullable Object> unsent = new ArrayList<>(Arrays.asList(values).subList(from, to));
    Arrays.fill(values, from, to, null);
    from = 0;
    to = 0;
    return unsent;
  }
}
