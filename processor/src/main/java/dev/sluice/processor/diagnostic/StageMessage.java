package dev.sluice.processor.diagnostic;

import static dev.sluice.processor.diagnostic.Severity.ERROR;
import static dev.sluice.processor.diagnostic.Severity.WARNING;

/** What is wrong with a single stage: its signature, its class, and what its annotations say. */
public enum StageMessage implements Message {
  /** stage, in or out, number of names, number of parameters, kind of parameter. */
  DIRECTION_COUNT(
      "Direction",
      ERROR,
      "stage '%s' names %3$s in '%2$s', but has %4$s of type %5$s. Each name in '%2$s'"
          + " binds to one %5$s parameter, in order."),
  /** the same, the other kind of parameter, out or in. */
  DIRECTION_COUNT_OTHER(
      "Direction",
      ERROR,
      "stage '%s' names %3$s in '%2$s', but has %4$s of type %5$s. Each name in '%2$s'"
          + " binds to one %5$s parameter, in order. A %6$s parameter binds to '%7$s'."),
  /** stage, in or out, number of names, number of ports, ports. */
  DIRECTION_PORTS(
      "Direction",
      ERROR,
      "the @Stage of pipeline '%1$s' names %3$s in '%2$s', but the pipeline has %4$s%5$s. Each name"
          + " in '%2$s' binds to one port, in the order in which the ports are declared."),
  /** stage, number of names. */
  DIRECTION_TAKES(
      "Direction",
      ERROR,
      "stage '%s' names %s in 'in', but takes one value at a time. Name one channel."),
  /** stage, number of names. */
  DIRECTION_RETURNS(
      "Direction",
      ERROR,
      "stage '%s' names %s in 'out', but returns what goes to one. Name one channel, as"
          + " in @Stage(out = \"results\")."),
  /** stage. */
  DIRECTION_BLANK(
      "Direction", ERROR, "stage '%s' names a channel with an empty name. Give it a name."),
  /** parameter, stage. */
  DIRECTION_OPEN(
      "Direction",
      ERROR,
      "parameter '%s' of stage '%s' is a Channel, which says neither that the stage sends nor that"
          + " it receives. Write SendChannel or ReceiveChannel."),
  /** stage. */
  DIRECTION_CROSSED(
      "Direction",
      ERROR,
      "stage '%s' has 'in' and 'out' swapped: the number of names in each fits the parameters of"
          + " the other. 'in' names the ReceiveChannel parameters, 'out' the SendChannel"
          + " parameters."),
  /** stage. */
  DIRECTION_SWAPPED(
      "Direction",
      ERROR,
      "stage '%s' has 'in' and 'out' swapped: the parameter names match the names the other way"
          + " round. 'in' names the ReceiveChannel parameters, 'out' the SendChannel parameters."),
  /** stage, channel, in or out. */
  NAMED_TWICE(
      "NamedTwice",
      WARNING,
      "stage '%s' names channel '%s' twice in '%s', so two of its parameters are the same channel."
          + " Name another channel, or remove one of the parameters."),
  /** method. */
  SHAPE_ABSTRACT(
      "Shape",
      ERROR,
      "method '%s' is not a stage: it is abstract. Give it a body, or remove @Stage."),
  /** method. */
  SHAPE_INSTANCE(
      "Shape",
      ERROR,
      "method '%s' is not a stage: an interface has no instance to call it on. Make it"
          + " static, or declare the pipeline as a class."),
  /** method, parameter. */
  SHAPE_ARRAY(
      "Shape",
      ERROR,
      "method '%s' is not a stage: parameter '%s' is an array of channels. Write one"
          + " parameter for each channel."),
  /** method, first value, second value. */
  SHAPE_VALUES(
      "Shape",
      ERROR,
      "method '%s' is not a stage: it takes more than one value: '%s' and '%s'. A stage"
          + " takes channels, or one value at a time."),
  /** method, value, channel. */
  SHAPE_MIXED(
      "Shape",
      ERROR,
      "method '%s' is not a stage: it takes a value, '%s', and receives from a channel,"
          + " '%s'. Take both as channels."),
  /** method. */
  SHAPE_RESULT(
      "Shape",
      ERROR,
      "method '%s' is not a stage: it sends to a channel and returns a result. Return void,"
          + " or send the result too."),
  /** method, what it returns, what to return, how. */
  SHAPE_SOURCE(
      "Shape",
      ERROR,
      "method '%s' is not a stage: it takes nothing and names a channel in 'out', as a"
          + " source does, but returns '%s', which is not a sequence of values. A source returns a"
          + " Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator."
          + " Return '%s': %s."),
  /** method, what it returns. */
  SHAPE_SOURCE_VALUE(
      "Shape",
      ERROR,
      "method '%s' is not a stage: it takes nothing and names a channel in 'out', as a"
          + " source does, but returns '%s', which is not a sequence of values. A source returns a"
          + " Stream, an IntStream, LongStream or DoubleStream, an Iterable or an Iterator."
          + " Return one of these, such as 'Stream.of(value)' for a single value, or take a"
          + " SendChannel and send to it."),
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
      "stage '%s' is ordered, but sends by itself, so nothing says which result belongs to"
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
  /** stage, property. */
  BY_SHAPE(
      "By",
      ERROR,
      "stage '%s' has by = \"%s\", but receives or produces its elements by itself, so nothing can"
          + " be shared among its workers by a property. Make it a function of one value, or remove"
          + " 'by'."),
  /** stage, property. */
  BY_WORKERS(
      "By",
      ERROR,
      "stage '%s' has by = \"%s\", but one worker, which gets every element anyway. Give it several"
          + " workers, or remove 'by'."),
  /** stage, property. */
  BY_ORDERED(
      "By",
      ERROR,
      "stage '%s' has by = \"%s\", which keeps the order of elements with equal values, and is"
          + " ordered, which keeps the order of all. Remove one of them."),
  /** stage, property, type, hint. */
  BY_UNKNOWN(
      "By",
      ERROR,
      "stage '%s' has by = \"%s\", but %s has no record component, method without parameters or"
          + " field of that name.%s"),
  /** stage, property, type. */
  BY_HIDDEN(
      "By",
      ERROR,
      "stage '%s' has by = \"%s\", but the generated class cannot use '%2$s' of %s, which is not"
          + " visible to it. Make it package-private or public."),
  /** stage, property, type. */
  BY_STATIC(
      "By",
      ERROR,
      "stage '%s' has by = \"%s\", but '%2$s' of %s is static, and so the same for every element."
          + " Name a property of the element."),
  /** stage, property, type. */
  BY_VOID(
      "By",
      ERROR,
      "stage '%s' has by = \"%s\", but method '%2$s' of %s returns nothing. Name a method that"
          + " returns the value by which the elements are shared."),
  /** stage, channel. */
  FAILED_SHAPE(
      "Failed",
      ERROR,
      "stage '%s' has failed = \"%s\", but receives its elements by itself, so it cannot be told"
          + " which of them it has failed for. Make it a function of one value, or catch the"
          + " exceptions in the stage."),
  /** stage, channel. */
  FAILED_SOURCE(
      "Failed",
      ERROR,
      "stage '%s' has failed = \"%s\", but is a source: it has no elements to fail for. Remove"
          + " 'failed'."),
  /** channel, what it carries, stages whose failures it gets, stage, sends or receives, type. */
  FAILED_TYPE(
      "Failed",
      ERROR,
      "channel '%s' carries %s, and is for the failures of %s, but stage '%s' %s %s. A failure is a"
          + " Failed of what the stage takes."),
  /** stage. */
  BATCH_SHAPE(
      "Batch",
      ERROR,
      "stage '%s' has @Batch, but receives or produces its elements by itself. Call"
          + " receiveUpTo(...) of the channel, or make it a function of a List."),
  /** method. */
  BATCH_STRAY(
      "Batch",
      ERROR,
      "@Batch on method '%s' has no effect, because the method is not a stage. Put @Stage on it, or"
          + " remove @Batch."),
  /** stage, type, type of the elements. */
  BATCH_LIST(
      "Batch", ERROR, "stage '%s' has @Batch, but takes %s instead of a list. Take a List<%s>."),
  /** stage, number. */
  BATCH_MAX(
      "Batch",
      ERROR,
      "stage '%s' has @Batch(max = %s), but a batch has at least one element. Write 1 or more."),
  /** stage, number. */
  BATCH_MILLIS(
      "Batch",
      ERROR,
      "stage '%s' has @Batch(millis = %s). Write 0 for a batch of what is there, or the time to"
          + " wait for more."),
  /** stage. */
  ASYNC(
      "Async",
      ERROR,
      "stage '%s' is async, but receives and sends by itself, so it has a goroutine of its own"
          + " anyway. Remove 'async'."),
  /** name, methods with positions. */
  DUPLICATE_STAGE(
      "DuplicateStage",
      ERROR,
      "two stages are named '%s', but reports tell stages by their names. Rename one with"
          + " @Stage(name = ...):%s"),
  /** class. */
  DUPLICATE_CLASS(
      "DuplicateStage",
      ERROR,
      "class '%s' is named twice in @Pipeline(stages = ...), but a class is one stage. Remove one,"
          + " or write a class that extends it."),
  /** type. */
  STRAY_STAGE(
      "StrayStage",
      WARNING,
      "'%s' has stages, but is not a pipeline, and no pipeline names it or inherits from it, so"
          + " they never run. Put @Pipeline on it, or name it in @Pipeline(stages = ...)."),
  /** type. */
  STAGE_CLASS_KIND(
      "StageClass", ERROR, "class '%s' cannot be a stage: it is not a class. Name a class."),
  /** class. */
  STAGE_CLASS_GENERIC(
      "StageClass",
      ERROR,
      "class '%s' cannot be a stage: it has type parameters. Extend it with the types named."),
  /** class. */
  STAGE_CLASS_EMPTY(
      "StageClass",
      ERROR,
      "class '%s' cannot be a stage: it has no public method that could be a stage. Give"
          + " it one, such as 'public void run(ReceiveChannel<String> lines)'."),
  /** class, methods. */
  STAGE_CLASS_SEVERAL(
      "StageClass",
      ERROR,
      "class '%s' cannot be a stage: several public methods could be the stage: %s. Leave"
          + " one public, or put @Stage on it."),
  /** class, method. */
  STAGE_CLASS_TWICE(
      "StageClass",
      ERROR,
      "class '%s' cannot be a stage: @Stage is both on the class and on its method '%s', and"
          + " only one of them can say how it is wired. Remove one."),
  /** class, method, class that has it. */
  PARAMETER_NAMES(
      "ParameterNames",
      ERROR,
      "stage '%s' leaves the names of its channels to the parameters of '%s', but the class file of"
          + " '%s' has lost the names of parameters. Name the channels with @Stage(in = ..., out ="
          + " ...), or compile that class with -parameters or -g."),
  /** class. */
  STAGE_CLASS_INSTANCE(
      "StageClass",
      ERROR,
      "class '%s' cannot be a stage: it has no instances of its own. Name a class or an"
          + " interface.");

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
  private final Template template;

  StageMessage(String code, Severity severity, String text) {
    template = new Template(code, severity, text);
  }

  @Override
  public Template template() {
    return template;
  }
}
