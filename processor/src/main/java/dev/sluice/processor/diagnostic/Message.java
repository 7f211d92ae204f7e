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
  /** channel, stages, hint. */
  NO_RECEIVER(
      "NoReceiver", ERROR, "channel '%s' is sent to by %s, but no stage receives from it.%s"),
  /** channel. */
  UNUSED_CHANNEL(
      "UnknownChannel",
      ERROR,
      "channel '%s' is declared, but no stage names it. Name it in a stage's in or out, or remove"
          + " the method."),
  /** channel, stage, suggestion. */
  UNKNOWN_CHANNEL(
      "UnknownChannel",
      ERROR,
      "channel '%s' of stage '%s' is not a channel of this pipeline. Did you mean '%s'?"),
  /** channel, type, where from, stage, sends or receives, its type, remedy. */
  ELEMENT_TYPE("ElementType", ERROR, "channel '%s' carries %s (%s), but stage '%s' %s %s.%s"),
  /** stage, in or out, number of names, number of parameters, kind of parameter, hint. */
  DIRECTION_COUNT(
      "Direction",
      ERROR,
      "stage '%s' names %3$s in '%2$s', but has %4$s of type %5$s. Each name in '%2$s' binds to one"
          + " %5$s parameter, in order.%6$s"),
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
  /** cycle, stages with positions. */
  BOUNDED_CYCLE(
      "BoundedCycle",
      ERROR,
      "the stages form a cycle of bounded channels, which never ends by itself and stands still"
          + " once its channels are full: %s%s\n"
          + "Put @Feedback on the channel that leads back."),
  /** channel. */
  FEEDBACK_WITHOUT_CYCLE(
      "FeedbackWithoutCycle",
      ERROR,
      "channel '%s' is marked @Feedback, but does not close a cycle: nothing that its receivers"
          + " send comes back to its senders. Remove @Feedback."),
  /** stage, what is wrong, remedy. */
  SHAPE("Shape", ERROR, "method '%s' is no stage: %s. %s"),
  /** what, why, remedy. */
  INACCESSIBLE("Inaccessible", ERROR, "%s cannot be called from the generated class: %s. %s"),
  /** what. */
  GENERIC(
      "Generic",
      ERROR,
      "%s is generic, but a pipeline is wired with concrete types. Remove its type parameters."),
  /** stage, number. */
  WORKERS_RANGE(
      "Workers", ERROR, "stage '%s' has workers = %s, but a stage needs at least one goroutine."),
  /** stage. */
  WORKERS_ORDERED(
      "Workers",
      ERROR,
      "stage '%s' is ordered, but has one worker, whose results are in order anyway. Give it"
          + " several workers or remove 'ordered'."),
  /** stage, what kind of stage. */
  WORKERS_SHAPE("Workers", ERROR, "stage '%s' %s, %s."),
  /** channel, number. */
  CAPACITY_RANGE(
      "Capacity", ERROR, "channel '%s' has a capacity of %s; 0 is unbuffered, less means nothing."),
  /** channel. */
  CAPACITY_PORT(
      "Capacity",
      ERROR,
      "channel '%s' is a port: the caller supplies the channel and with it the capacity. Remove"
          + " @Capacity."),
  /** channel, positions. */
  CAPACITY_CONFLICT("Capacity", ERROR, "channel '%s' is given different capacities:%s"),
  /** element. */
  CAPACITY_NOWHERE("Capacity", ERROR, "@Capacity on '%s' has no effect: %s."),
  /** name, positions. */
  DUPLICATE_STAGE(
      "DuplicateStage",
      ERROR,
      "two stages are named '%s', but reports tell stages by their names. Give one another with"
          + " @Stage(name = ...).%s"),
  /** what is generated, what it clashes with, remedy. */
  NAME_CLASH("NameClash", ERROR, "%s is taken by %s. %s"),
  /** channel, stage, details. */
  PORT("Port", ERROR, "channel '%s' is %s, but stage '%s' %s. %s"),
  /** class, what is wrong, remedy. */
  STAGE_CLASS("StageClass", ERROR, "class '%s' cannot be a stage: %s. %s"),
  /** type, what is wrong, remedy. */
  SELECT_SHAPE("SelectShape", ERROR, "'%s' is no set of select cases: %s. %s"),
  /** pipeline, the parts. */
  DISCONNECTED(
      "Disconnected",
      WARNING,
      "pipeline '%s' falls into parts that no channel connects:%s\n"
          + "Split it, or say that it is meant with @SuppressWarnings(\"sluice:Disconnected\")."),
  /** type, missing type. */
  MISSING_TYPE(
      "MissingType",
      ERROR,
      "'%s' cannot be processed, because it refers to %s, which does not exist. Is the name right,"
          + " and is it imported?"),
  /** type, the exception. */
  INTERNAL(
      "Internal",
      ERROR,
      "'%s' made the processor fail, which is a mistake in Sluice. Report it with this text:%s"),
  /** option, value, legal values. */
  OPTION("Option", WARNING, "option -A%s=%s is not understood. Legal values: %s."),
  /** name, file error. */
  WRITE("Write", ERROR, "'%s' cannot be written: %s."),
  /** text. */
  FUSED("Fused", NOTE, "%s"),

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
