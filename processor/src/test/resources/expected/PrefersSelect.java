package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.annotation.SluiceGenerated;
import java.time.Duration;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Selects among the channels of {@link Prefers}, where the first that is ready is preferred. For one goroutine at a time.
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class PrefersSelect {
  private final Select.ReceiveCase<Void> stop;

  private final Select.ReceiveCase<String> lines;

  private final Select select;

  /**
   * A select over channels, of which a null one never becomes ready.
   *
   * @param stop where to receive from
   * @param lines where to receive from
   */
  public PrefersSelect(@Nullable ReceiveChannel<Void> stop,
      @Nullable ReceiveChannel<String> lines) {
    this.stop = Select.receive(stop);
    this.lines = Select.receive(lines);
    this.select = Select.inOrder(this.stop, this.lines);
  }

  /**
   * Blocks until a case can proceed, and does it.
   *
   * @return what happened
   * @throws InterruptedException if the thread is interrupted; nothing happened
   */
  public Case await() throws InterruptedException {
    return chosen(select.await());
  }

  /**
   * Does a case that can proceed without blocking.
   *
   * @return what happened, or null if no case is ready
   */
  public @Nullable Case poll() {
    Select.Case chosen = select.poll();
    return chosen == null ? null : chosen(chosen);
  }

  /**
   * Blocks until a case can proceed, and does it, but not for longer than a time.
   *
   * @param timeout how long to wait; zero or negative: this is {@link #poll()}
   * @return what happened, or null if no case was ready in time
   * @throws InterruptedException if the thread is interrupted; nothing happened
   */
  public @Nullable Case poll(Duration timeout) throws InterruptedException {
    Select.Case chosen = select.poll(timeout);
    return chosen == null ? null : chosen(chosen);
  }

  /**
   * Replaces {@code stop}.
   *
   * @param channel the channel; null switches the case off
   */
  public void stop(@Nullable ReceiveChannel<Void> channel) {
    this.stop.channel(channel);
  }

  /**
   * Replaces {@code lines}.
   *
   * @param channel the channel; null switches the case off
   */
  public void lines(@Nullable ReceiveChannel<String> channel) {
    this.lines.channel(channel);
  }

  private Case chosen(Select.Case chosen) {
    return switch (chosen.index()) {
      case 0 -> new Stop(this.stop.value(), this.stop.ok());
      case 1 -> new Lines(this.lines.value(), this.lines.ok());
      default -> throw new AssertionError(chosen);
    };
  }

  /**
   * What happened: one record a channel.
   */
  public sealed interface Case {
  }

  /**
   * Received from {@code stop}.
   *
   * @param value the value; null once the channel is closed and drained
   * @param ok whether a value was received
   */
  public record Stop(@Nullable Void value, boolean ok) implements Case {
  }

  /**
   * Received from {@code lines}.
   *
   * @param value the value; null once the channel is closed and drained
   * @param ok whether a value was received
   */
  public record Lines(@Nullable String value, boolean ok) implements Case {
  }
}
