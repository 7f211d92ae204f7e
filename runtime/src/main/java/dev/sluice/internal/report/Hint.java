package dev.sluice.internal.report;

import dev.sluice.internal.channel.BlockedOperation;
import dev.sluice.internal.channel.ChannelCore;
import dev.sluice.internal.channel.TimerChannel;
import dev.sluice.internal.channel.WaitCounter;
import dev.sluice.internal.channel.WaitTarget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The end of a deadlock report in which a member waits on something that only one side has used so
 * far: a thread outside the group may be meant to use the other one, which the report cannot know.
 */
final class Hint {
  private static final int CHANNELS = 8;

  private Hint() {}

  static Optional<String> of(Collection<BlockedOperation> operations) {
    Set<String> channels = new LinkedHashSet<>();
    boolean waitGroup = false;
    for (BlockedOperation operation : operations) {
      for (WaitTarget awaited : operation.awaited()) {
        switch (awaited.on()) {
          case TimerChannel timer -> {}
          case ChannelCore channel when channel.isOneSided() -> channels.add(quoted(channel));
          case WaitCounter counter when counter.isOneSided() -> waitGroup = true;
          default -> {}
        }
      }
    }
    List<String> hints = new ArrayList<>();
    if (!channels.isEmpty()) {
      hints.add(
          "only one side of %s has been used so far: a channel whose other side is for threads"
                  .formatted(names(channels))
              + " outside the group, such as callbacks, servers and executors, is made with"
              + " Group.port");
    }
    if (waitGroup) {
      hints.add(
          "a wait group has not been counted down so far: a thread outside the group that is to"
              + " end the wait closes a channel from Group.port instead");
    }
    return hints.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", hints));
  }

  private static String quoted(ChannelCore channel) {
    return channel.label().isEmpty() ? "a channel" : "'" + channel.label() + "'";
  }

  private static String names(Set<String> channels) {
    String names = String.join(", ", channels.stream().limit(CHANNELS).toList());
    int more = channels.size() - CHANNELS;
    return more > 0 ? "%s and %,d more".formatted(names, more) : names;
  }
}
