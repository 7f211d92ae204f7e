package dev.sluice.processor.diagnostic;

import static dev.sluice.processor.diagnostic.Severity.ERROR;
import static dev.sluice.processor.diagnostic.Severity.NOTE;
import static dev.sluice.processor.diagnostic.Severity.WARNING;

import java.util.EnumSet;
import java.util.Set;

/**
 * The catalogue: every message that Sluice prints. Several messages may share a code, which is what
 * a user looks up; each code has a page {@code docs/diagnostics/CODE.md}.
 *
 * <p>A template says what is wrong, with the names in quotes, then what was expected, then the
 * remedy. It is filled as {@link String#format} does it; details stand on lines of their own,
 * indented by four spaces. The sentence that names a warning's switch is added to its remedy when
 * it is rendered.
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
  /** pipeline, type. */
  INACCESSIBLE_PIPELINE(
      "Inaccessible",
      ERROR,
      "pipeline '%s' cannot be used by the generated class: '%s' is private. Make it"
          + " package-private."),
  /** pipeline, type around it. */
  INACCESSIBLE_INNER_PIPELINE(
      "Inaccessible",
      ERROR,
      "pipeline '%s' cannot be used by the generated class: it is an inner class, which"
          + " belongs to an instance of '%s'. Make it static."),
  /** stage, method. */
  INACCESSIBLE_METHOD(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: method '%s' is private. Make it"
          + " package-private."),
  /** stage, class. */
  INACCESSIBLE_CLASS(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: class '%s' is private, or of"
          + " another package and not public. Make it public."),
  /** stage, method. */
  INACCESSIBLE_CLASS_METHOD(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: method '%s' is not public, as the stage of"
          + " a class has to be. Make it public."),
  /** stage, method, class that has it. */
  INACCESSIBLE_METHOD_ELSEWHERE(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: method '%s' is inherited from '%s', which"
          + " is in another package, and is not public. Make it public."),
  /** stage, method. */
  INACCESSIBLE_METHOD_NAME(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: '%s' is not a name that can be written in"
          + " Java. Rename the method."),
  /** stage, class, class around it. */
  INACCESSIBLE_INNER_CLASS(
      "Inaccessible",
      ERROR,
      "stage '%s' cannot be used by the generated class: class '%s' is an inner class, whose"
          + " objects belong to one of '%s'. Make it static."),
  /** stage or channel, in one word; its name, type. */
  INACCESSIBLE_TYPE(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: its type '%s' is private. Make the type"
          + " package-private."),
  /** stage or channel, in one word; its name, type, package. */
  INACCESSIBLE_TYPE_ELSEWHERE(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: its type '%s' is not public, and cannot be"
          + " seen in package '%s'. Make the type public."),
  /** stage or channel, in one word; its name, type, module. */
  INACCESSIBLE_TYPE_MODULE(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: its type '%s' is in a package that module"
          + " '%s' does not export. Export the package, or use a type of one that is exported."),
  /** stage or channel, in one word; its name, type. */
  INACCESSIBLE_TYPE_NAME(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: the name of its type '%s' cannot be"
          + " written in Java. Rename the type."),
  /** pipeline or set of cases, in one word; its name. */
  INACCESSIBLE_UNNAMED(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: it is declared in a compact source file,"
          + " whose class has no name for others. Declare it in a file of its own."),
  /** pipeline or set of cases, in one word; its name. */
  INACCESSIBLE_LOCAL(
      "Inaccessible",
      ERROR,
      "%s '%s' cannot be used by the generated class: it is declared in a method, and has no name"
          + " outside of it. Declare it in a class or in a file of its own."),
  /** select, type. */
  INACCESSIBLE_SELECT(
      "Inaccessible",
      ERROR,
      "select '%s' cannot be used by the generated class: '%s' is private. Make it"
          + " package-private."),
  /** pipeline. */
  GENERIC_PIPELINE(
      "Generic",
      ERROR,
      "pipeline '%s' has type parameters, but a pipeline is wired with concrete types."
          + " Name the types."),
  /** stage. */
  GENERIC_STAGE(
      "Generic",
      ERROR,
      "stage '%s' has type parameters, but a pipeline is wired with concrete types. Name"
          + " the types."),
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
  /** pipeline, number, limit. */
  SIZE_PORTS(
      "Size",
      ERROR,
      "pipeline '%s' has %s ports, but a method in Java takes at most 255 parameters. Put parts of"
          + " it into pipelines of their own, and name them as stages."),
  /** pipeline, number, limit. */
  SIZE_OBJECTS(
      "Size",
      ERROR,
      "the constructor for pipeline '%s' takes %s objects and numbers, but in Java it takes at most"
          + " 255 parameters. Make stages static, or put parts of it into pipelines of their own,"
          + " and name them as stages."),
  /** pipeline, number, limit. */
  SIZE_RESULTS(
      "Size",
      ERROR,
      "pipeline '%s' has %s results, more than a record in Java can hold. Collect them in fewer"
          + " stages."),
  /** pipeline, number. */
  SIZE_STAGES(
      "Size",
      ERROR,
      "pipeline '%s' has %s stages, and wiring them takes more code than a method in Java can have."
          + " Put parts of it into pipelines of their own, and name them as stages."),
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
  /** class. */
  NAME_EXISTS(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: a class of that name exists already. Choose"
          + " another name with @Pipeline(name = ...)."),
  /** type. */
  STRAY_STAGE(
      "StrayStage",
      WARNING,
      "'%s' has stages, but is not a pipeline, and no pipeline names it or inherits from it, so"
          + " they never run. Put @Pipeline on it, or name it in @Pipeline(stages = ...)."),
  /** class, type. */
  NAME_GENERATED(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: it is generated for '%s' already. Choose another"
          + " name with @Pipeline(name = ...)."),
  /** class. */
  NAME_OF_RESULTS(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: the record with the results of its stages has the same name."
          + " Choose another name with @Pipeline(name = ...)."),
  /** pipeline, type. */
  NAME_HIDDEN(
      "NameClash",
      ERROR,
      "the class of pipeline '%s' has a record '%s' for the results of its stages, which hides the"
          + " type of that name: in the unnamed package a type cannot be qualified. Rename the"
          + " type, or declare a package."),
  /** class. */
  NAME_OF_SELECT_EXISTS(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: a class of that name exists already. Rename that class, or"
          + " the interface with @SelectCases."),
  /** class, type. */
  NAME_OF_SELECT_GENERATED(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: it is generated for '%s' already. Rename one of the"
          + " interfaces with @SelectCases."),
  /** name. */
  NAME_INVALID(
      "NameClash",
      ERROR,
      "class '%s' cannot be generated: that is not a simple name of a class. Choose another name."),
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
          + " interface."),
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
  /** pipeline, class. */
  NESTED_UNGENERATED(
      "MissingType",
      ERROR,
      "pipeline '%s' is named as a stage, but its class '%s' does not exist. Compile it with this"
          + " processor."),
  /** type. */
  SELECT_KIND(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: it is not an interface. Declare an interface."),
  /** type. */
  SELECT_GENERIC(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: it has type parameters. Name the types of the channels."),
  /** type. */
  SELECT_EMPTY(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: it has no channel. Declare methods such as"
          + " 'ReceiveChannel<String> lines();'."),
  /** type, method. */
  SELECT_METHOD(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: method '%s' declares no channel. Let it take no"
          + " parameters and return ReceiveChannel or SendChannel."),
  /** type, channel. */
  SELECT_DIRECTION(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: '%s' is a Channel, which says no direction. Write"
          + " ReceiveChannel for a case that receives, SendChannel for one that sends."),
  /** type, channel. */
  SELECT_ELEMENT(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: '%s' names no element type. Write one in angle"
          + " brackets."),
  /** type, channel, record. */
  SELECT_RECORD(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: the record for '%s' would be called like another"
          + " type, '%s'. Rename the method."),
  /** type, channel, record. */
  SELECT_HIDES(
      "SelectShape",
      ERROR,
      "'%s' is not a set of select cases: the record for '%s' would hide the type '%s', which"
          + " cannot be qualified in the unnamed package. Rename the method, or declare a"
          + " package."),
  /** type, channel, method. */
  SELECT_SETTER(
      "SelectShape",
      ERROR,
      "'%1$s' is not a set of select cases: the method '%3$s' that sets what is sent to '%2$s'"
          + " would be the same as the one that replaces the channel '%3$s'. Rename one of the"
          + " methods."),
  /** stage, channel, why. */
  ORDER_LOST(
      "OrderLost",
      WARNING,
      "stage '%s' depends on the order of what channel '%s' brings (ordered = true), but %s, so the"
          + " elements come in any order. Write 'ordered = true' on the stage with the workers, or"
          + " let one stage send."),
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
          + " all of them no 'workers', or make one stage of them."),
  /** pipeline, the parts. */
  DISCONNECTED(
      "Disconnected",
      WARNING,
      "pipeline '%s' falls into parts that no channel connects:%s\nMake them pipelines of"
          + " their own."),
  /** type, missing type. */
  MISSING_TYPE(
      "MissingType",
      ERROR,
      "'%s' cannot be processed, because it refers to '%s', which does not exist. Check"
          + " the name and the imports."),
  /** type. */
  MISSING_STAGE_CLASS(
      "MissingType",
      ERROR,
      "'%s' cannot be processed, because it refers to a stage class, which does not"
          + " exist. Check the name and the imports."),
  /** type, stage class, missing type. */
  MISSING_IN_STAGE_CLASS(
      "MissingType",
      ERROR,
      "'%s' cannot be processed, because it refers to '%s', which needs '%s', which does"
          + " not exist. Check the name and the imports."),
  /** type, the exception. */
  INTERNAL(
      "Internal",
      ERROR,
      "'%s' made the processor fail, which is a mistake in Sluice. Report it with this text:%s"),
  /** option, value, legal values. */
  OPTION("Option", WARNING, "option -A%s=%s is not understood. Legal values: %s."),
  /** class, the file system's error. */
  WRITE("Write", ERROR, "class '%s' cannot be written: %s."),
  /** class. */
  WRITE_AGAIN(
      "Write",
      ERROR,
      "class '%s' cannot be written: its generated source was passed to the compiler again, among"
          + " the sources. Leave the folder of generated sources out of them."),
  /** pipeline, goroutines. */
  EXPLAIN("Explain", NOTE, "pipeline '%s' runs as:%s"),

  // ---- Bodies: what the code of a stage does.

  /** the exception and where it came from. */
  BODIES_INTERNAL(
      "BodiesInternal",
      NOTE,
      "the body rules failed and were switched off for this compilation, which is a"
          + " mistake in Sluice. Report it with this text:%s"),
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
      "'%s' is a ReceiveChannel, and only the sending side closes a channel: a close says"
          + " that no value follows, which a receiver cannot know. Remove the call; to say that"
          + " nobody will receive again, call abandon(), which a pipeline does by itself when"
          + " the stage returns."),
  /** stage, channel. */
  CLOSED_BY_PIPELINE(
      "ClosedByPipeline",
      ERROR,
      "stage '%s' closes channel '%s', which the pipeline closes when its senders have"
          + " ended: the second close would fail the pipeline. Remove the call and return."),
  /** channel, line. */
  SEND_AFTER_CLOSE(
      "SendAfterClose",
      ERROR,
      "channel '%s' has been closed in line %s by the time of this send, which therefore"
          + " always throws ChannelClosedException. Close the channel after the last send."),
  /** channel, line. */
  DOUBLE_CLOSE(
      "DoubleClose",
      ERROR,
      "channel '%s' has been closed in line %s already: a second close always throws"
          + " ChannelClosedException. Close it in one place."),
  /** from, to, what the other side could do. */
  WIDENING(
      "Widening",
      WARNING,
      "a %s is cast to %s. Whoever handed it over did not mean this code to %s, and a"
          + " view fails the cast at run time. Take a parameter of the type that is needed."),
  /** channel. */
  RECEIVE_IGNORES_CLOSE(
      "ReceiveIgnoresClose",
      WARNING,
      "this endless loop does not notice when channel '%1$s' is closed: from then on"
          + " receive() returns null at once, every time. Write 'for (var value : %1$s)' or ask"
          + " receiveOk()."),
  /** channel, stage, field. */
  ESCAPES_FIELD(
      "Escapes",
      WARNING,
      "channel '%s' of stage '%s' is stored in the field '%s', but the pipeline closes or"
          + " abandons it when the stage returns. Keep it in the stage."),
  /** channel, stage. */
  ESCAPES_THREAD(
      "Escapes",
      WARNING,
      "channel '%s' of stage '%s' is given to a thread that the stage does not wait for,"
          + " so the pipeline may close or abandon it under that thread's hands. Start it with"
          + " Go.go, which the pipeline waits for, or wait for it."),
  /** operation, channel or wait group. */
  LOCKED_SEND(
      "LockedSend",
      WARNING,
      "'%s' on '%s' can wait here with a lock held that every partner takes before it"
          + " comes: then both wait for ever. Release the lock first."),
  /** lock. */
  UNLOCK_FORGOTTEN(
      "UnlockForgotten",
      WARNING,
      "'%s' is still locked where the method returns, and nothing else unlocks it:"
          + " the next goroutine that needs it waits for ever. Unlock it in a finally block."),
  /** channel. */
  SELF_RENDEZVOUS(
      "SelfRendezvous",
      ERROR,
      "this send waits for a receiver of the unbuffered channel '%s', but no other"
          + " goroutine has the channel: it waits for ever. Send from a goroutine of its own,"
          + " or give the channel a capacity."),
  /** channel, capacity. */
  SELF_RENDEZVOUS_FULL(
      "SelfRendezvous",
      ERROR,
      "channel '%s' is full here: it has room for %s, nothing has been received, and no"
          + " other goroutine has the channel. This send waits for ever. Send from a goroutine"
          + " of its own, or give the channel a greater capacity."),
  /** channel. */
  NEVER_CLOSED(
      "NeverClosed",
      WARNING,
      "this loop ends when channel '%1$s' is closed, but nobody closes it: after the last"
          + " value it waits for ever. Let the senders close it, with a WaitGroup if there are"
          + " several."),
  /** value, line. */
  USED_AFTER_SEND(
      "UsedAfterSend",
      WARNING,
      "'%s' is changed here, but it was sent in line %s: the receiver may be reading it."
          + " Send a copy, or make a new one for each send."),
  /** where. */
  LEAKED_TICKER(
      "LeakedTicker",
      WARNING,
      "this ticker is started %s and never stopped, so it ticks on for ever. Write 'try"
          + " (var ticker = Ticker.start(...))', or Timer.after for a single tick."),
  /** No arguments. */
  REAL_SLEEP(
      "RealSleep",
      WARNING,
      "this sleeps in real time, also in a test whose time is virtual. Write"
          + " 'Go.sleep(Duration.of...)': it follows the clock of a test, ends with its group, and"
          + " shows as a sleep in dumps."),
  /** wait group. */
  ADD_INSIDE_GOROUTINE(
      "AddInsideGoroutine",
      WARNING,
      "the goroutine adds itself to wait group '%1$s', but await() may have looked before"
          + " it runs. Add before the goroutine is started, or use '%1$s.go', which does."),
  /** nothing. */
  SWALLOWED_INTERRUPT(
      "SwallowedInterrupt",
      WARNING,
      "an interrupt asks this goroutine to end, but it goes on as if nothing had"
          + " happened, and cannot be cancelled. Let the exception out, return, or restore the"
          + " status with Thread.currentThread().interrupt()."),
  /** channel. */
  LOST_SENDER(
      "LostSender",
      WARNING,
      "the method can end before everything that goroutines send to '%1$s' has been"
          + " received: a sender that is left waits for ever. Give the channel room for every"
          + " value, call %1$s.abandon() on the way out, or use a Group."),
  /** channel. */
  NO_SENDER_IN_SIGHT(
      "NoSender",
      WARNING,
      "channel '%s' is received from, but nobody ever sends to it or closes it, and"
          + " nobody else has it: the receiver waits for ever. Send to it."),
  /** channel. */
  NO_RECEIVER_IN_SIGHT(
      "NoReceiver",
      WARNING,
      "channel '%s' is sent to, but nobody ever receives from it, and nobody else has it:"
          + " a sender waits for ever once it is full. Receive from it."),
  /** method. */
  DROPPED_CHANNEL(
      "DroppedChannel",
      WARNING,
      "the channel that '%s' returns is dropped, but a goroutine sends to it and will"
          + " wait for ever for a receiver. Receive from it or abandon it."),
  /** timer, line. */
  TIMER_DRAIN(
      "TimerDrain",
      WARNING,
      "timer '%s' was stopped in line %s, and a stopped timer delivers nothing: this receive waits"
          + " for ever. No value of a stopped timer is left over: remove the receive."),
  /** field. */
  LATE_CHANNEL(
      "LateChannel",
      WARNING,
      "field '%s' is read in one goroutine and assigned in another that runs at the same"
          + " time: which comes first is not settled. Assign it before the goroutine is started"
          + " and make it final."),
  /** nothing. */
  IGNORED_TRY_RECEIVE(
      "IgnoredResult",
      WARNING,
      "tryReceive() may have taken a value, which is dropped here. Use the result."),
  /** nothing. */
  IGNORED_CALL(
      "IgnoredResult",
      WARNING,
      "the result of this call is dropped, although it was started for its result. Keep"
          + " the Future, or start it with Group.go."),
  /** channel. */
  IGNORED_TRY_SEND(
      "IgnoredResult",
      WARNING,
      "channel '%s' has no buffer, so trySend() drops the value unless a receiver"
          + " waits at this very moment. Use the result, or send()."),
  /** nothing. */
  IGNORED_START(
      "IgnoredResult",
      WARNING,
      "the run that start() returns is dropped: nothing waits for it, and nothing can"
          + " cancel it or see its failure. Keep the PipelineRun and join or close it, or"
          + " call run()."),
  /** channel. */
  NEVER_CLOSED_PORT(
      "NeverClosed",
      WARNING,
      "channel '%1$s' is an input port of this pipeline, but nobody closes it: after"
          + " the last value the pipeline waits for ever. Close it after the last send."),
  /** nothing. */
  SWALLOWED_ABANDON(
      "SwallowedAbandon",
      WARNING,
      "this handler also catches ChannelAbandonedException, which says that nobody"
          + " receives any more: the loop goes on for nothing. Let it out, catch it before"
          + " and return."),
  /** field, stage. */
  UNSHARED_STATE(
      "UnsharedState",
      WARNING,
      "field '%s' is changed here by several workers of stage '%s' at once: changes"
          + " get lost. Use an atomic or concurrent type, guard it with a lock, or collect"
          + " it in a stage without workers."),
  /** group. */
  NEVER_JOINED(
      "NeverJoined",
      WARNING,
      "group '%1$s' is closed right after this, which cancels what it has just"
          + " started. Call %1$s.join() at the end of the block."),
  /** channel. */
  PORT_CLOSED_TWICE(
      "PortClosedTwice",
      WARNING,
      "channel '%s' is an output port of a pipeline that runs more than once: the"
          + " first run closes it, and the next one fails. Give each run a channel of its"
          + " own and forward what comes."),
  /** channel. */
  OUTSIDE_USE(
      "OutsideUse",
      WARNING,
      "channel '%1$s' belongs to the members of a group, but a thread outside uses it"
          + " here: a deadlock that this thread would resolve is reported all the same."
          + " Make it with Group.port."),
  /** who waits where, a line each. */
  CERTAIN_DEADLOCK(
      "CertainDeadlock",
      ERROR,
      "whatever runs first, this comes to a deadlock:%s\nChange the order of the"
          + " operations, give a channel a capacity, or start the partner before you wait"
          + " for it."),
  /** field. */
  LATE_CHANNEL_FORGOTTEN(
      "LateChannel",
      WARNING,
      "field '%s' is set to null here while a goroutine reads it, which then fails"
          + " with a NullPointerException. Closing the channel is enough: keep it in the"
          + " field and make the field final."),
  /** nothing. */
  IGNORED_STOP(
      "IgnoredResult",
      WARNING,
      "a goroutine waits for this timer, and if stop() returns true, it waits for ever."
          + " Look at the result.");

  /** What switches every warning off, in {@code @SuppressWarnings}. */
  public static final String SUPPRESSION_OF_ALL = "sluice";

  /** Where the page of each code is: the site that is made of {@code docs}. */
  private static final String PAGES = "https://sluice.dev/diagnostics/";

  private static final Set<Message> OF_THE_COMMAND_LINE = EnumSet.of(OPTION, BODIES_OPTION);

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
    return SUPPRESSION_OF_ALL + ":" + code;
  }

  /**
   * The address of the page that explains the message.
   *
   * @return the address, such as {@code https://sluice.dev/diagnostics/NoSender}
   */
  public String page() {
    return PAGES + code;
  }

  /**
   * The text to print.
   *
   * @param arguments what fills the template, in its order
   * @return {@code [Sluice/Code] text}, and on the last line the address of the message's page
   */
  public String render(Object... arguments) {
    String text = "[Sluice/" + code + "] " + template.formatted(arguments);
    // Its last sentence, which is the remedy, goes on with the other way out.
    String remedy =
        hasSwitch()
            ? text.substring(0, text.length() - 1)
                + ", or say that it is intended with @SuppressWarnings(\"%s\")."
                    .formatted(suppression())
            : text;
    return remedy + "\n    See " + page();
  }

  /** Whether a source can switch the message off: a warning about what the source says. */
  private boolean hasSwitch() {
    return severity == WARNING && !OF_THE_COMMAND_LINE.contains(this);
  }
}
