package dev.sluice.internal.channel;

import dev.sluice.SendChannel;
import org.jspecify.annotations.Nullable;

/**
 * Allocates what a send needs. Where there is no memory the value stays with its sender, as with
 * any send that fails.
 */
final class SendMemory {
  private SendMemory() {}

  /** The operation of a send that has to block. */
  static BlockedChannelOperation operation(
      ChannelCore channel, @Nullable Object value, @Nullable Drain drain) {
    try {
      return new BlockedChannelOperation(channel, drain);
    } catch (OutOfMemoryError e) {
      throw Refusals.kept(channel, value, e);
    }
  }

  /** What the last attempt to send lacked. */
  static void makeRoom(ChannelCore channel, @Nullable Object value) {
    try {
      channel.makeRoom();
    } catch (OutOfMemoryError e) {
      throw Refusals.kept(channel, value, e);
    }
  }

  /** A value could not be kept for later; the error, which remembers for whom the value was. */
  static OutOfMemoryError kept(SendChannel<?> to, @Nullable Object value, OutOfMemoryError error) {
    return Views.core(to) instanceof ChannelCore channel
        ? Refusals.kept(channel, value, error)
        : error;
  }
}
