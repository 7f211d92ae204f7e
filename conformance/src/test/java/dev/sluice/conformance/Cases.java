package dev.sluice.conformance;

import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import org.jspecify.annotations.Nullable;

/** The cases of a select over channels of any kind. */
final class Cases {
  private Cases() {}

  /** A receive, by the end that the kind of channel receives by. */
  static <T> Select.ReceiveCase<T> receive(@Nullable ReceiveChannel<T> channel) {
    return Select.receive(Ends.receiving(channel));
  }

  /** A send, by the end that the kind of channel sends by. */
  static <T> Select.SendCase<T> send(@Nullable SendChannel<T> channel, @Nullable T value) {
    return Select.send(Ends.sending(channel), value);
  }
}
