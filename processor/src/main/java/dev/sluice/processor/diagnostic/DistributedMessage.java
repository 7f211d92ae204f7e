package dev.sluice.processor.diagnostic;

import static dev.sluice.processor.diagnostic.Severity.ERROR;

/** What a pipeline cannot have on a cluster. */
public enum DistributedMessage implements Message {
  /** pipeline. */
  JET_MISSING(
      "JetMissing",
      ERROR,
      "pipeline '%s' is marked @Distributed, but the artifact 'sluice-jet' is not on the class path"
          + " or module path. Add it as a dependency, or remove @Distributed."),
  /** channel, component, its type, remedy. */
  NOT_SERIALIZABLE(
      "NotSerializable",
      ERROR,
      "channel '%1$s' leads from one member of the cluster to another, but its elements cannot be"
          + " serialized: %2$s is of type %3$s. %4$s If the cluster has a serializer for a type,"
          + " name the type in @Distributed(serialized = ...)."),
  /** stage, component, its type, remedy. */
  NOT_SERIALIZABLE_RESULT(
      "NotSerializable",
      ERROR,
      "the result of stage '%1$s' goes from its member of the cluster to the program that submits"
          + " the job, but it cannot be serialized: %2$s is of type %3$s. %4$s If the cluster has a"
          + " serializer for a type, name the type in @Distributed(serialized = ...)."),
  /** stage, component, its type, remedy. */
  NOT_SERIALIZABLE_STATE(
      "NotSerializable",
      ERROR,
      "what stage '%1$s' remembers is saved in the cluster, but it cannot be serialized: %2$s is of"
          + " type %3$s. %4$s If the cluster has a serializer for a type, name the type in"
          + " @Distributed(serialized = ...)."),
  /** pipeline, stage. */
  GUARANTEE_GOROUTINE(
      "Guarantee",
      ERROR,
      "pipeline '%1$s' is to continue where it was when a member of the cluster is lost, but stage"
          + " '%2$s' is a goroutine, whose stack cannot be saved. Write it as a function of one"
          + " element, in a class that implements Saved if it remembers something, or remove"
          + " 'guarantee'."),
  /** pipeline, stage. */
  GUARANTEE_SOURCE(
      "Guarantee",
      ERROR,
      "pipeline '%1$s' is to continue where it was when a member of the cluster is lost, but stage"
          + " '%2$s' is a source that cannot be read again from there. Declare the channel as a"
          + " port and bind it to a source of Jet, or remove 'guarantee'."),
  /** pipeline, channel. */
  GUARANTEE_CYCLE(
      "Guarantee",
      ERROR,
      "pipeline '%1$s' is to continue where it was when a member of the cluster is lost, but"
          + " channel '%2$s' closes a cycle, whose elements in flight cannot be saved. Remove the"
          + " cycle, or remove 'guarantee'."),
  /** stage. */
  GUARANTEE_STATE(
      "Guarantee",
      ERROR,
      "stage '%1$s' remembers something that would not be saved. Implement Saved in the class of a"
          + " stage without 'workers', and SavedByKey in that of a stage with 'workers' and 'by';"
          + " a class has one stage."),
  /** stage, type of the property, type of the keys. */
  GUARANTEE_KEY(
      "Guarantee",
      ERROR,
      "stage '%1$s' shares its elements by a key of type %2$s, but its class saves keys of type"
          + " %3$s, which may belong to another worker. Use the same type in SavedByKey."),
  /** channel, stage. */
  CROSS_FEEDBACK(
      "CrossFeedback",
      ERROR,
      "channel '%s' closes a cycle that several members of the cluster would run: stage '%s' is not"
          + " in the same island as the rest of the cycle. Values in flight can be counted only"
          + " within one member. Remove 'workers' from the stages of the cycle."),
  /** stage. */
  CROSS_ORDER(
      "CrossOrder",
      ERROR,
      "stage '%s' is ordered, but its workers run on every member of the cluster, where nothing"
          + " keeps their results in order. Remove 'ordered', or remove 'workers' so that one"
          + " member runs the stage."),
  /** stage, property, its type. */
  KEY_NOT_PORTABLE(
      "KeyNotPortable",
      ERROR,
      "stage '%s' is spread over the members of the cluster by '%s' of type %s, which is compared"
          + " by its serialized bytes there, and not by 'equals'. Use a key that is a primitive"
          + " type or its box, a String, an enum, or a record of these."),
  /** channel. */
  CROSS_DROP(
      "CrossDrop",
      ERROR,
      "channel '%s' drops elements when it is full, but it leads from one member of the cluster to"
          + " another, where more buffers come on top. Drop elements on a channel between two"
          + " stages without 'workers'."),
  /** channel, stage. */
  CROSS_SHARED(
      "CrossShared",
      ERROR,
      "several stages compete for the values of channel '%s', but stage '%s' runs on every member"
          + " of the cluster and the others do not, so they cannot receive from one channel. Give"
          + " all of them no 'workers', or make one stage of them.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
  private final Template template;

  DistributedMessage(String code, Severity severity, String text) {
    template = new Template(code, severity, text);
  }

  @Override
  public Template template() {
    return template;
  }
}
