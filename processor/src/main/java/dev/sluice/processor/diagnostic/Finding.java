package dev.sluice.processor.diagnostic;

import java.util.List;

/**
 * One problem, found by a rule and printed by whoever drives the rules.
 *
 * @param message what is wrong
 * @param place the narrowest place to which it can be attached, in the terms of the room that found
 *     it
 * @param arguments what fills the message's template
 * @param <P> an element with its annotation, or a tree with its compilation unit
 */
public record Finding<P>(Message message, P place, List<Object> arguments) {
  /** Keeps its own copy of the arguments. */
  public Finding {
    arguments = List.copyOf(arguments);
  }

  /**
   * A finding.
   *
   * @param message what is wrong
   * @param place where
   * @param arguments what fills the message's template, in its order
   * @param <P> the kind of place
   * @return the finding
   */
  public static <P> Finding<P> of(Message message, P place, Object... arguments) {
    return new Finding<>(message, place, List.of(arguments));
  }

  /**
   * The text to print.
   *
   * @return the message with its code in brackets and its template filled
   */
  public String text() {
    return message.render(arguments.toArray());
  }
}
