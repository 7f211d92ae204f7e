package dev.sluice.processor.validation;

import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Channel.End;
import dev.sluice.processor.model.Channel.Role;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Stage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Channels that have one side only, perhaps because their name is misspelt there, and the channels
 * that may be meant.
 */
final class Misspellings {
  private final Map<String, Channel> meant = new LinkedHashMap<>();

  Misspellings(Pipeline pipeline) {
    pipeline
        .certainChannels()
        .filter(Misspellings::isOneSided)
        .forEach(
            channel -> suggest(pipeline, channel).ifPresent(it -> meant.put(channel.name(), it)));
  }

  /** Whether no channel seems to be misspelt. */
  boolean isEmpty() {
    return meant.isEmpty();
  }

  /** Whether only senders, or only receivers, name the channel and nothing declares it. */
  static boolean isOneSided(Channel channel) {
    return channel.declaration().isEmpty()
        && channel.role() == Role.INNER
        && channel.senders().isEmpty() != channel.receivers().isEmpty();
  }

  /** The channel that is probably meant by a channel with one side. */
  Optional<Channel> meant(Channel channel) {
    return Optional.ofNullable(meant.get(channel.name()));
  }

  /** Whether the name is probably a misspelling of a channel that a method declares. */
  boolean isUnknown(Channel channel) {
    return meant(channel).filter(it -> it.declaration().isPresent()).isPresent();
  }

  /**
   * Whether a side is missing only because a stage misspells the channel's name: then the
   * misspelling is what there is to report.
   */
  boolean isMeantByAnother(Channel channel, boolean receiverMissing) {
    return meant.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getValue().name().equals(channel.name())
                    && (entry.getValue().declaration().isPresent() || receiverMissing));
  }

  private static Optional<Channel> suggest(Pipeline pipeline, Channel channel) {
    boolean received = channel.senders().isEmpty();
    return pipeline.channels().stream()
        .filter(other -> !other.name().equals(channel.name()))
        .filter(other -> other.role() != (received ? Role.OUTPUT : Role.INPUT))
        .filter(other -> other.isPort() || complements(other, received))
        .filter(other -> other.isFeedback() || !isHeldByOneOf(other, channel.ends()))
        .filter(other -> isSimilar(channel.name(), other.name()))
        .min(
            Comparator.comparing((Channel other) -> other.declaration().isEmpty())
                .thenComparingInt(other -> distance(channel.name(), other.name())));
  }

  /** Whether the other channel would have both sides if this one were the same. */
  private static boolean complements(Channel other, boolean received) {
    return other.declaration().isPresent()
        || !(received ? other.senders() : other.receivers()).isEmpty();
  }

  /**
   * Whether one of the stages that name the misspelt channel has the other one already. A stage
   * that sends to what it receives from closes a cycle, which only feedback is meant to be.
   */
  private static boolean isHeldByOneOf(Channel other, Stream<End> ends) {
    Set<Stage> stages = ends.map(End::stage).collect(Collectors.toSet());
    return other.ends().map(End::stage).anyMatch(stages::contains);
  }

  /** Whether one name may be a misspelling of the other. */
  static boolean isSimilar(String a, String b) {
    return a.equalsIgnoreCase(b)
        || distance(a, b) <= Math.max(1, Math.min(a.length(), b.length()) / 3);
  }

  /** The number of insertions, deletions, substitutions and swaps of neighbours. */
  static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      cost[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      cost[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int substitution = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(substitution, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
