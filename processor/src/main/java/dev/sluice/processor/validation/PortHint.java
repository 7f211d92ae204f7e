package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Channel.End;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Endpoint.Binding;
import dev.sluice.processor.model.Endpoint.Direction;
import dev.sluice.processor.model.Pipeline;

/**
 * How a channel that has one side only becomes a port of a class. An interface declares its ports
 * by methods; a class has none, and what a function returns is no parameter to put {@code @Port}
 * on.
 */
final class PortHint {
  private PortHint() {}

  /** The hint for a channel at its only side; nothing in an interface. */
  static String of(Pipeline pipeline, Channel channel, End end) {
    if (pipeline.declaration().type().getKind().isInterface()) {
      return "";
    }
    Endpoint endpoint = end.endpoint();
    boolean sends = endpoint.direction() == Direction.SEND;
    String start = " If the caller is to " + (sends ? "receive" : "send") + ", ";
    String type =
        (sends ? "SendChannel" : "ReceiveChannel") + "<" + TypeText.of(channel.type()) + ">";
    String asInterface =
        "declare the pipeline as an interface with a method '%s %s();'."
            .formatted(type, channel.name());
    if (end.stage().pipeline().isPresent()) {
      return start + asInterface;
    }
    if (sends && endpoint.binding() == Binding.VALUE) {
      return start
          + "return void and send to a parameter '@Port %s %s', or ".formatted(type, channel.name())
          + asInterface;
    }
    return start + "put @Port on the stage's parameter.";
  }
}
