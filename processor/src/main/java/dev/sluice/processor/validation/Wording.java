package dev.sluice.processor.validation;

import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Channel.End;
import dev.sluice.processor.model.Pipeline;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Small pieces of text that several messages share. */
final class Wording {
  private Wording() {}

  /** {@code stage 'a'}, or {@code stages 'a', 'b' and 'c'}. */
  static String stages(List<End> ends) {
    List<String> quoted =
        ends.stream().map(end -> "'" + end.stage().name() + "'").distinct().toList();
    if (quoted.size() == 1) {
      return "stage " + quoted.getFirst();
    }
    return "stages "
        + quoted.stream().limit(quoted.size() - 1L).collect(Collectors.joining(", "))
        + " and "
        + quoted.getLast();
  }

  /** What may help with a channel that has one side only. */
  static String hint(Pipeline pipeline, Channel channel, End end, Optional<Channel> meant) {
    return meant.isPresent()
        ? " Did you mean '" + meant.get().name() + "'?"
        : origin(end) + PortHint.of(pipeline, channel, end);
  }

  /** Where a channel's name comes from that nobody wrote. */
  private static String origin(End end) {
    if (end.endpoint().explicit()) {
      return "";
    }
    return end.stage().pipeline().isPresent()
        ? " The channel is named after the port, because no @Stage on the pipeline renames it."
        : " The channel is named after the parameter, because @Stage names none.";
  }

  /** {@code 1 channel}, {@code 2 channels}. */
  static String count(int number, String noun) {
    return (number == 0 ? "no" : number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code : 'a', 'b'}; nothing for nothing. */
  static String list(List<String> names) {
    return names.isEmpty()
        ? ""
        : names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ", ": ", ""));
  }

  /** Each detail on a line of its own. */
  static String lines(List<String> details) {
    return details.stream().map(detail -> "\n    " + detail).collect(Collectors.joining());
  }
}
