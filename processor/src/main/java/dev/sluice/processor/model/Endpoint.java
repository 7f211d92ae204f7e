package dev.sluice.processor.model;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.Place;
import javax.lang.model.type.TypeMirror;

/**
 * One end of a channel: what a stage binds to it.
 *
 * @param channel the channel's name
 * @param direction whether the stage sends or receives
 * @param binding whether a channel parameter or a plain value is bound
 * @param type the parameter's type, or the type of the values
 * @param named where the channel's name comes from
 * @param typed where the type is written
 * @param explicit whether {@code in} or {@code out} gives the name, instead of a parameter
 * @param marks what is said about the channel there
 */
public record Endpoint(
    String channel,
    Direction direction,
    Binding binding,
    TypeMirror type,
    Place named,
    Place typed,
    boolean explicit,
    ChannelAnnotations marks) {

  /** The direction of an endpoint, seen from the stage. */
  public enum Direction {
    /** The stage sends. */
    SEND,
    /** The stage receives. */
    RECEIVE
  }

  /** What is bound to the channel. */
  public enum Binding {
    /** A parameter of a channel type: the stage operates the channel. */
    CHANNEL,
    /** A parameter or result of the element type: the generated code operates the channel. */
    VALUE,
    /** A parameter that takes a list of elements: the generated code fills it. */
    BATCH
  }

  /**
   * The same end on a channel of another name.
   *
   * @param channel the channel's name
   * @param marks what is said about that channel
   * @return the endpoint
   */
  public Endpoint at(String channel, ChannelAnnotations marks) {
    return new Endpoint(channel, direction, binding, type, named, typed, explicit, marks);
  }
}
