package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.annotation.SluiceGenerated;
import java.time.Duration;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * Selects among the channels of {@link Progress}. For one goroutine at a time.
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class ProgressSelect {
  private final Select.ReceiveCase<Long> sizes;

  private final Select.SendCase<Integer> out;

  private final Select select;

  /**
   * A select over channels, of which a null one never becomes ready.
   *
   * @param sizes where to receive from
   * @param out where to send to
   */
  public ProgressSelect(@Nullable ReceiveChannel<Long> sizes, @Nullable SendChannel<Integer> out) {
    this.sizes = Select.receive(sizes);
    this.out = Select.send(out, null);
    this.select = Select.of(this.sizes, this.out);
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
   * Replaces {@code sizes}.
   *
   * @param channel the channel; null switches the case off
   */
  public void sizes(@Nullable ReceiveChannel<Long> channel) {
    this.sizes.channel(channel);
  }

  /**
   * Sets what is sent to {@code out} from now on.
   *
   * @param value the value
   */
  public void sendOut(@Nullable Integer value) {
    this.out.value(value);
  }

  /**
   * Replaces {@code out}.
   *
   * @param channel the channel; null switches the case off
   */
  public void out(@Nullable SendChannel<Integer> channel) {
    this.out.channel(channel);
  }

  private Case chosen(Select.Case chosen) {
    return switch (chosen.index()) {
      case 0 -> new Sizes(this.sizes.value(), this.sizes.ok());
      case 1 -> new Out();
      default -> throw new AssertionError(chosen);
    };
  }

  /**
   * What happened: one record a channel.
   */
  public sealed interface Case {
  }

  /**
   * Received from {@code sizes}.
   *
   * @param value the value; null once the channel is closed and drained
   * @param ok whether a value was received
   */
  public record Sizes(@Nullable Long value, boolean ok) implements Case {
  }

  /**
   * Sent to {@code out}.
   */
  public record Out() implements Case {
  }
}
