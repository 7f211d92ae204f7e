package dev.sluice.processor.diagnostic;

import static dev.sluice.processor.diagnostic.Severity.ERROR;
import static dev.sluice.processor.diagnostic.Severity.NOTE;
import static dev.sluice.processor.diagnostic.Severity.WARNING;

/**
 * The catalogue: every message that Sluice prints. Several messages may share a code, which is what
 * a user looks up; each code has a page {@code docs/diagnostics/CODE.md}.
 *
 * <p>A template says what is wrong, with the names in quotes, then what was expected, then the
 * remedy. It is filled as {@link String#format} does it; details stand on lines of their own,
 * indented by four spaces.
 */
public enum Message {
  // ---- Declarations: what signatures and annotations tell.

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
  /** stage, in or out, number of names, number of parameters, kind of parameter, hint. */
  DIRECTION_COUNT(
      "Direction",
      ERROR,
      "stage '%s' names %3$s in '%2$s', but has %4$s of type %5$s. Each name in '%2$s' binds to one"
          + " %5$s parameter, in order.%6$s"),
  /** stage, what it names, what it has, remedy. */
  DIRECTION_VALUE("Direction", ERROR, "stage '%s' %s, but %s. %s"),
  /** stage. */
  DIRECTION_BLANK(
      "Direction", ERROR, "stage '%s' names a channel with an empty name. Give it a name."),
  /** parameter, stage. */
  DIRECTION_OPEN(
      "Direction",
      ERROR,
      "parameter '%s' of stage '%s' is a Channel, which says neither that the stage sends nor that"
          + " it receives. Write SendChannel or ReceiveChannel."),
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
      "the stages form a cycle of bounded channels, which stands still once its channels are full"
          + " and does not end by itself: %s%s\n"
          + "Put @Feedback on the channel that leads back, such as '%s'."),
  /** channel. */
  FEEDBACK_WITHOUT_CYCLE(
      "FeedbackWithoutCycle",
      ERROR,
      "channel '%s' is marked @Feedback, but closes no cycle: nothing that its receivers send comes"
          + " back to its senders. Remove @Feedback."),
  /** method, what is wrong, remedy. */
  SHAPE("Shape", ERROR, "method '%s' is no stage: %s. %s"),
  /** method, why. */
  CHANNEL_METHOD(
      "Shape",
      ERROR,
      "abstract method '%s' of a pipeline declares no channel: it %s. Expected is a method without"
          + " parameters that returns Channel, SendChannel or ReceiveChannel."),
  /** what, why, remedy. */
  INACCESSIBLE("Inaccessible", ERROR, "%s cannot be used by the generated class: %s. %s"),
  /** what. */
  GENERIC(
      "Generic",
      ERROR,
      "%s has type parameters, but a pipeline is wired with concrete types. Name the types."),
  /** stage, number. */
  WORKERS_RANGE(
      "Workers", ERROR, "stage '%s' has workers = %s, but a stage needs at least one goroutine."),
  /** stage. */
  WORKERS_ORDERED(
      "Workers",
      ERROR,
      "stage '%s' is ordered, but has one worker, whose results are in order anyway. Give it"
          + " several workers, or remove 'ordered'."),
  /** stage. */
  WORKERS_SHAPE(
      "Workers",
      ERROR,
      "stage '%s' is ordered, but sends by itself, so there is no telling which result belongs to"
          + " which input. Make it a function of one value, or remove 'ordered'."),
  /** stage, number. */
  WORKERS_SOURCE(
      "Workers",
      ERROR,
      "stage '%s' is a source with workers = %s, each of which would produce every value again."
          + " Remove 'workers'."),
  /** stage, number. */
  WORKERS_RESULT(
      "Workers",
      ERROR,
      "stage '%s' returns a result, but has workers = %s, which would return as many. Let one stage"
          + " without workers collect the result."),
  /** stage. */
  ASYNC(
      "Async",
      ERROR,
      "stage '%s' is async, but receives and sends by itself, so it has a goroutine of its own"
          + " anyway. Remove 'async'."),
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
  /** channel, positions. */
  CAPACITY_CONFLICT(
      "Capacity", ERROR, "channel '%s' is given different capacities. Say it once:%s"),
  /** stage, remedy. */
  CAPACITY_NOWHERE(
      "Capacity",
      ERROR,
      "@Capacity on stage '%s' has no effect, because its result goes to no channel. %s"),
  /** name, methods with positions. */
  DUPLICATE_STAGE(
      "DuplicateStage",
      ERROR,
      "two stages are named '%s', but reports tell stages by their names. Rename one with"
          + " @Stage(name = ...):%s"),
  /** class, why. */
  NAME_CLASH(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: %s. Choose another name with @Pipeline(name = ...)."),
  /** name. */
  NAME_INVALID(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: that is no simple name of a class. Choose another name."),
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
  /** class, what is wrong, remedy. */
  STAGE_CLASS("StageClass", ERROR, "class '%s' cannot be a stage: %s. %s"),
  /** type, what is wrong, remedy. */
  SELECT_SHAPE("SelectShape", ERROR, "'%s' is no set of select cases: %s. %s"),
  /** pipeline, the parts. */
  DISCONNECTED(
      "Disconnected",
      WARNING,
      "pipeline '%s' falls into parts that no channel connects:%s\n"
          + "Make them pipelines of their own, or say that it is meant with"
          + " @SuppressWarnings(\"sluice:Disconnected\")."),
  /** type, missing type. */
  MISSING_TYPE(
      "MissingType",
      ERROR,
      "'%s' cannot be processed, because it refers to %s, which does not exist. Check the name and"
          + " the imports."),
  /** type, the exception. */
  INTERNAL(
      "Internal",
      ERROR,
      "'%s' made the processor fail, which is a mistake in Sluice. Report it with this text:%s"),
  /** option, value, legal values. */
  OPTION("Option", WARNING, "option -A%s=%s is not understood. Legal values: %s."),
  /** class, the file system's error. */
  WRITE("Write", ERROR, "class '%s' cannot be written: %s."),
  /** pipeline, goroutines. */
  EXPLAIN("Explain", NOTE, "pipeline '%s' runs as:%s"),

  // ---- Bodies: what the code of a stage does.

  /** the exception and where it came from. */
  BODIES_INTERNAL(
      "BodiesInternal",
      NOTE,
      "the body rules failed and were switched off for this compilation, which is a mistake in"
          + " Sluice. Report it with this text:%s"),
  /** argument. */
  BODIES_OPTION(
      "BodiesOption",
      WARNING,
      "argument '%s' of -Xplugin:Sluice is not understood. Legal arguments: bodies=off,"
          + " bodies=stages, bodies=all."),
  /** channel. */
  CLOSE_RECEIVE_ONLY(
      "CloseReceiveOnly",
      ERROR,
      "'%s' is a ReceiveChannel, and only the sending side closes a channel: a close says that no"
          + " value follows, which a receiver cannot know. Remove the call; to say that nobody will"
          + " receive again, call abandon(), which a pipeline does by itself when the stage"
          + " returns."),
  ;

  private final String code;
  private final Severity severity;
  private final String template;

  Message(String code, Severity severity, String template) {
    this.code = code;
    this.severity = severity;
    this.template = template;
  }

  /**
   * The stable name by which a user looks the message up and suppresses it.
   *
   * @return the code, such as {@code NoSender}
   */
  public String code() {
    return code;
  }

  /**
   * How much the message weighs.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * The name that switches a warning off.
   *
   * @return the value for {@code @SuppressWarnings}, such as {@code sluice:Disconnected}
   */
  public String suppression() {
    return "sluice:" + code;
  }

  /**
   * The text to print.
   *
   * @param arguments what fills the template, in its order
   * @return {@code [Sluice/Code] text}
   */
  public String render(Object... arguments) {
    return "[Sluice/" + code + "] " + template.formatted(arguments);
  }
}
