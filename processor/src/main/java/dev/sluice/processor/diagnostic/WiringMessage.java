package dev.sluice.processor.diagnostic;

import static dev.sluice.processor.diagnostic.Severity.ERROR;
import static dev.sluice.processor.diagnostic.Severity.WARNING;

/**
 * What the channels of a pipeline and its stages do not agree on: who sends and receives, what is
 * carried, where cycles, ports and buffers are.
 */
public enum WiringMessage implements Message {
  /** pipeline. */
  NO_STAGES(
      "NoStages",
      ERROR,
      "pipeline '%s' has no stage. Put @Stage on its methods, or name stage classes in"
          + " @Pipeline(stages = ...)."),
  /** channel, stages, hint. */
  NO_SENDER("NoSender", ERROR, "channel '%s' is received by %s, but no stage sends to it.%s"),
  /** channel. */
  OUTPUT_UNUSED(
      "NoSender",
      ERROR,
      "channel '%s' is an output port, but no stage sends to it. Name it in the 'out' of a stage,"
          + " or remove it."),
  /** channel. */
  CHANNEL_UNUSED(
      "NoSender",
      ERROR,
      "channel '%s' is declared, but no stage sends to it or receives from it. Name it in 'out' and"
          + " 'in', or remove it."),
  /** channel, stages, hint. */
  NO_RECEIVER(
      "NoReceiver", ERROR, "channel '%s' is sent to by %s, but no stage receives from it.%s"),
  /** channel. */
  INPUT_UNUSED(
      "NoReceiver",
      ERROR,
      "channel '%s' is an input port, but no stage receives from it. Name it in the 'in' of a"
          + " stage, or remove it."),
  /** channel, stage, suggestion. */
  UNKNOWN_CHANNEL(
      "UnknownChannel",
      ERROR,
      "channel '%s' of stage '%s' is not a channel of this pipeline. Did you mean '%s'?"),
  /** channel, what it carries, who says so, stage, sends or receives, its type, hint. */
  ELEMENT_TYPE("ElementType", ERROR, "channel '%s' carries %s, %s, but stage '%s' %s %s.%s"),
  /** channel, stages with positions. */
  COMPETING_STAGES(
      "CompetingStages",
      ERROR,
      "channel '%s' is received by different stages, so each value goes to only one of them:%s\n"
          + "Put @Broadcast on the channel if every stage is to get every value, or @Shared if they"
          + " compete on purpose."),
  /** cycle, stages with positions, channel. */
  BOUNDED_CYCLE(
      "BoundedCycle",
      ERROR,
      "the stages form a cycle of bounded channels, which stops once its channels are full"
          + " and does not end by itself: %s%s\n"
          + "Put @Feedback on the channel that leads back, such as '%s'."),
  /** channel. */
  FEEDBACK_WITHOUT_CYCLE(
      "FeedbackWithoutCycle",
      ERROR,
      "channel '%s' is marked @Feedback, but closes no cycle: nothing that its receivers send comes"
          + " back to its senders. Remove @Feedback."),
  /** method. */
  CHANNEL_METHOD_RETURNS(
      "Shape",
      ERROR,
      "abstract method '%s' of a pipeline declares no channel: it does not return one."
          + " Expected is a method without parameters that returns Channel, SendChannel or"
          + " ReceiveChannel."),
  /** method. */
  CHANNEL_METHOD_TAKES(
      "Shape",
      ERROR,
      "abstract method '%s' of a pipeline declares no channel: it has parameters."
          + " Expected is a method without parameters that returns Channel, SendChannel or"
          + " ReceiveChannel."),
  /** channel, number. */
  CAPACITY_RANGE(
      "Capacity",
      ERROR,
      "channel '%s' has a capacity of %s. A capacity is 0, which is unbuffered, or more."),
  /** channel. */
  CAPACITY_PORT(
      "Capacity",
      ERROR,
      "channel '%s' is a port: the caller supplies the channel, and with it the capacity. Remove"
          + " @Capacity."),
  /** channel, what happens when it is full. */
  CAPACITY_DROP(
      "Capacity",
      ERROR,
      "channel '%s' has a capacity of 0 and whenFull = %s, but without a buffer there is nothing"
          + " to drop from: every send would be dropped unless a receiver waits. Give it a capacity"
          + " of at least 1."),
  /** channel, positions. */
  CAPACITY_CONFLICT(
      "Capacity", ERROR, "channel '%s' is given different capacities. Say it once:%s"),
  /** stage. */
  CAPACITY_RESULT(
      "Capacity",
      ERROR,
      "@Capacity on stage '%s' has no effect, because its result goes to no channel. Put"
          + " it on the channel's parameter."),
  /** stage. */
  CAPACITY_NOWHERE(
      "Capacity",
      ERROR,
      "@Capacity on stage '%s' has no effect, because its result goes to no channel. Remove it."),
  /** channel, stage. */
  PORT_INPUT(
      "Port",
      ERROR,
      "channel '%s' is an input port, to which only the caller sends, but stage '%s' sends to it."
          + " Send to a channel of the pipeline, or declare an output port."),
  /** channel, stage. */
  PORT_OUTPUT(
      "Port",
      ERROR,
      "channel '%s' is an output port, from which only the caller receives, but stage '%s' receives"
          + " from it. Receive from a channel of the pipeline, or declare an input port."),
  /** channel. */
  PORT_DECLARED_INNER(
      "Port",
      ERROR,
      "channel '%s' is marked @Port, but its method declares it as a channel of the pipeline. Let"
          + " the method return SendChannel or ReceiveChannel, or remove @Port."),
  /** channel. */
  BROADCAST_SINGLE(
      "Broadcast",
      ERROR,
      "channel '%s' is marked @Broadcast, but one stage receives from it. Remove @Broadcast."),
  /** channel. */
  BROADCAST_SHARED(
      "Broadcast",
      ERROR,
      "channel '%s' is marked both @Broadcast, which gives every value to every stage, and @Shared,"
          + " which gives it to one of them. Remove one."),
  /** pipeline, way, pipelines with positions. */
  INCLUSION_CYCLE(
      "InclusionCycle",
      ERROR,
      "pipeline '%s' is a stage of itself, so that none of these could ever be built: %s%s\n"
          + "Take one of them out of @Pipeline(stages = ...)."),
  /** stage, pipeline. */
  NESTED_FEEDBACK(
      "NestedFeedback",
      ERROR,
      "stage '%s' is a pipeline and lies on a feedback cycle, which ends when nothing is in flight"
          + " in it; but what is in flight inside a pipeline cannot be seen from outside. Make the"
          + " stages of '%s' stages of this pipeline, or put the whole cycle into one pipeline."),
  /** stage, channel, why. */
  ORDER_LOST(
      "OrderLost",
      WARNING,
      "stage '%s' depends on the order of what channel '%s' brings (ordered = true), but %s, so the"
          + " elements come in any order. Write 'ordered = true' on the stage with the workers, or"
          + " let one stage send."),
  /** pipeline, the parts. */
  DISCONNECTED(
      "Disconnected",
      WARNING,
      "pipeline '%s' falls into parts that no channel connects:%s\nMake them pipelines of"
          + " their own.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
  private final Template template;

  WiringMessage(String code, Severity severity, String text) {
    template = new Template(code, severity, text);
  }

  @Override
  public Template template() {
    return template;
  }
}
