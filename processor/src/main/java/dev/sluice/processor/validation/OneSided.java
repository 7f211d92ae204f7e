package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.diagnostic.Hint;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Channel.End;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Endpoint.Binding;
import dev.sluice.processor.model.Endpoint.Direction;
import dev.sluice.processor.model.Pipeline;
import java.util.List;
import java.util.Optional;

/** What helps with a channel that has one side only. */
final class OneSided {
  private OneSided() {}

  /** {@code stage 'a'}, or {@code stages 'a', 'b' and 'c'}. */
  static String stages(List<End> ends) {
    return Wording.stages(ends.stream().map(end -> end.stage().name()).toList());
  }

  /** The channel that is meant, else where the name comes from and how the other side is added. */
  static String hint(Pipeline pipeline, Channel channel, End end, Optional<Channel> meant) {
    return meant
        .map(other -> Hint.DID_YOU_MEAN.render(other.name()))
        .orElseGet(() -> origin(end) + port(pipeline, channel, end));
  }

  /** Where a channel's name comes from that nobody wrote. */
  private static String origin(End end) {
    if (end.endpoint().explicit()) {
      return Hint.NONE.render();
    }
    return end.stage().pipeline().isPresent()
        ? Hint.NAMED_AFTER_PORT.render()
        : Hint.NAMED_AFTER_PARAMETER.render();
  }

  /**
   * How the channel becomes a port of a class. An interface declares its ports by methods; a class
   * has none, and what a function returns is no parameter to put {@code @Port} on.
   */
  private static String port(Pipeline pipeline, Channel channel, End end) {
    if (pipeline.declaration().type().getKind().isInterface()) {
      return Hint.NONE.render();
    }
    Endpoint endpoint = end.endpoint();
    boolean sends = endpoint.direction() == Direction.SEND;
    String type =
        (sends ? "SendChannel" : "ReceiveChannel") + "<" + TypeText.of(channel.type()) + ">";
    if (end.stage().pipeline().isPresent()) {
      return (sends ? Hint.RECEIVING_CALLER : Hint.SENDING_CALLER).render(type, channel.name());
    }
    if (sends && endpoint.binding() == Binding.VALUE) {
      return Hint.RECEIVING_CALLER_OF_FUNCTION.render(type, channel.name());
    }
    return (sends ? Hint.RECEIVING_CALLER_OF_PARAMETER : Hint.SENDING_CALLER_OF_PARAMETER).render();
  }
}
