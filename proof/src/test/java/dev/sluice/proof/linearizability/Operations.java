package dev.sluice.proof.linearizability;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelClosedException;
import dev.sluice.ChannelFailedException;
import dev.sluice.Received;
import dev.sluice.Select;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;

/** The operations of a channel that do not block, from which Lincheck makes scenarios. */
public abstract class Operations {
  static final String DONE = "done";
  static final String NOT_READY = "not ready";
  static final String END = "end";
  static final String CLOSED = "closed";
  static final String ABANDONED = "abandoned";
  static final String FAILED = "failed";

  private static final String VALUES = "1:3";

  private final Channel<Integer> channel;

  Operations(Channel<Integer> channel) {
    this.channel = channel;
  }

  /** A channel with a buffer for one value. */
  public static final class One extends Operations {
    public One() {
      super(Channel.make(1));
    }
  }

  /** A channel with a buffer for two values. */
  public static final class Two extends Operations {
    public Two() {
      super(Channel.make(2));
    }
  }

  /** A channel that drops the oldest of more than two values. */
  public static final class Sliding extends Operations {
    public Sliding() {
      super(Channel.sliding(2));
    }
  }

  /** A channel that drops what does not fit. */
  public static final class Dropping extends Operations {
    public Dropping() {
      super(Channel.dropping(2));
    }
  }

  /** Sends. */
  @Operation
  public String trySend(@Param(gen = IntGen.class, conf = VALUES) int value) {
    return result(() -> sent(channel.trySend(value)));
  }

  /** Sends by the form with a time limit, which is over. */
  @Operation
  public String sendInNoTime(@Param(gen = IntGen.class, conf = VALUES) int value) {
    return result(() -> sent(channel.trySend(value, Duration.ZERO)));
  }

  /** Sends by a select. */
  @Operation
  public String selectSend(@Param(gen = IntGen.class, conf = VALUES) int value) {
    return result(() -> sent(Select.of(Select.send(channel, value)).poll() != null));
  }

  private static String sent(boolean sent) {
    return sent ? DONE : NOT_READY;
  }

  /** Receives. */
  @Operation
  public String tryReceive() {
    return result(() -> received(channel.tryReceive()));
  }

  /** Receives by the form with a time limit, which is over. */
  @Operation
  public String receiveInNoTime() {
    return result(() -> received(channel.tryReceive(Duration.ZERO)));
  }

  /** Receives by a select. */
  @Operation
  public String selectReceive() {
    Select.ReceiveCase<Integer> receive = Select.receive(channel);
    return result(
        () ->
            received(
                Select.of(receive).poll() == null
                    ? Optional.empty()
                    : Optional.of(new Received<>(receive.value(), receive.ok()))));
  }

  private static String received(Optional<Received<Integer>> received) {
    return received.map(one -> one.ok() ? String.valueOf(one.value()) : END).orElse(NOT_READY);
  }

  /** Closes. */
  @Operation(runOnce = true)
  public String close() {
    return result(
        () -> {
          channel.close();
          return DONE;
        });
  }

  /** Fails. */
  @Operation(runOnce = true)
  public String fail() {
    return result(
        () -> {
          channel.fail(new IllegalStateException("failure"));
          return DONE;
        });
  }

  /** Abandons. */
  @Operation(runOnce = true)
  public String abandon() {
    return result(
        () -> {
          channel.abandon();
          return DONE;
        });
  }

  private static String result(Callable<String> operation) {
    try {
      return operation.call();
    } catch (ChannelClosedException e) {
      return CLOSED;
    } catch (ChannelAbandonedException e) {
      return ABANDONED;
    } catch (ChannelFailedException e) {
      return FAILED;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
