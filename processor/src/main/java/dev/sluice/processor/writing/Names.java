package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.ChannelPlan;
import dev.sluice.processor.model.CompletionAction;
import dev.sluice.processor.model.Cycle;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Quantity;
import dev.sluice.processor.model.Quantity.Adaptive;
import dev.sluice.processor.model.Quantity.Fixed;
import dev.sluice.processor.model.Quantity.Given;
import dev.sluice.processor.model.Quantity.Processors;
import dev.sluice.processor.model.Quantity.Unbounded;
import dev.sluice.processor.model.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The names of variables and fields: as the user wrote them, unless Java or another forbids it. */
final class Names {
  private final Set<String> mentioned;
  private final Scope scope;
  private final Scope methods = new Scope();
  private final Plan plan;
  private final String group;
  private final String index;
  private final String queue;
  private final List<Instance> instances;

  Names(Plan plan, Elements elements) {
    this(plan, MentionedTypes.of(plan.pipeline()).names(elements), Optional.empty());
  }

  /** The names in a part of a pipeline, which calls objects as the whole does. */
  Names(Plan part, Names whole) {
    this(part, whole.mentioned, Optional.of(whole));
  }

  Names(Plan plan, Set<String> mentioned, Optional<Names> whole) {
    this.plan = plan;
    this.mentioned = mentioned;
    scope = new Scope(mentioned);
    whole.ifPresent(this::keepFields);
    group = scope.fresh("group");
    plan.pipeline().ports().forEach(port -> scope.fresh(port.name(), channelKey(port.name())));
    plan.pipeline().givens().forEach(given -> scope.fresh(suggestion(given), given));
    if (usesProcessors() && !scope.has(new Processors())) {
      scope.fresh("processors", new Processors());
    }
    plan.channels().forEach(channel -> scope.fresh(channel.name(), channelKey(channel.name())));
    plan.channels().stream()
        .flatMap(channel -> channel.shares().stream())
        .distinct()
        .forEach(channel -> scope.fresh(channel + " shares", List.of("shares", channel)));
    plan.results().forEach(goroutine -> scope.fresh(goroutine.head().name(), goroutine));
    List<CompletionAction> closers =
        plan.completions().stream().filter(completion -> !completion.isDirect()).toList();
    closers.forEach(completion -> scope.fresh(suggestion(completion, closers.size()), completion));
    index = scope.fresh("i");
    queue = plan.goroutines().stream().anyMatch(GoroutinePlan::isKeyed) ? scope.fresh("queue") : "";
    plan.goroutines().stream()
        .filter(this::hasSharedBatches)
        .forEach(
            goroutine ->
                scope.fresh(goroutine.head().name() + " Batches", List.of("batches", goroutine)));
    plan.cycles().forEach(cycle -> scope.fresh("cycle", cycle));
    plan.goroutines().stream()
        .filter(GoroutinePlan::isOrdered)
        .forEach(
            goroutine ->
                scope.fresh(goroutine.head().name() + " InOrder", List.of("order", goroutine)));
    plan.goroutines().stream().filter(GoroutinePlan::isOrderedToSeveral).forEach(this::nameOutputs);
    plan.pipeline().stages().stream()
        .filter(Stage::throwsThrowable)
        .forEach(stage -> nameCall(stage, whole));
    instances = Instance.of(plan.pipeline());
    instances.stream()
        .filter(it -> !scope.has(instanceKey(it.origin())))
        .forEach(it -> scope.fresh(suggestion(it), instanceKey(it.origin())));
  }

  /** What is a field for the whole is the same field for a part. */
  private void keepFields(Names whole) {
    whole.instances.forEach(
        it -> scope.fresh(whole.instance(it.origin()), instanceKey(it.origin())));
    whole.plan.pipeline().givens().forEach(it -> scope.fresh(whole.given(it), it));
    if (whole.usesProcessors()) {
      scope.fresh(whole.processors(), new Processors());
    }
  }

  private void nameCall(Stage stage, Optional<Names> whole) {
    methods.fresh(whole.map(it -> it.call(stage)).orElseGet(() -> method(stage)), stage.name());
  }

  /** The objects on which stages are called: first come, first in the constructor. */
  List<Instance> instances() {
    return instances;
  }

  /** {@code parseWorkers}, {@code linesCapacity}, {@code storeMax} */
  static String suggestion(Given given) {
    return given.owner() + " " + given.role().suffix();
  }

  /** Whether a number of goroutines is that of the processors. */
  boolean usesProcessors() {
    return plan.pipeline().stages().stream()
        .anyMatch(stage -> stage.workers() instanceof Processors);
  }

  private void nameOutputs(GoroutinePlan goroutine) {
    Stage stage = goroutine.head();
    scope.fresh(stage.name() + " Outputs", List.of("outputs", goroutine));
    for (Endpoint output : stage.distinctOutputs()) {
      scope.fresh(stage.name() + " to " + output.channel(), output(goroutine, output));
    }
  }

  private static Object output(GoroutinePlan goroutine, Endpoint output) {
    return List.of("output", goroutine, output.channel());
  }

  private static String method(Stage stage) {
    String name = Scope.identifier(stage.name());
    return "call" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private String suggestion(Instance instance) {
    String name = instance.suggestion();
    if (instance.isPipeline()) {
      return scope.isTaken(name) ? name + "Pipeline" : name;
    }
    List<String> channels = plan.pipeline().channels().stream().map(Channel::name).toList();
    return channels.contains(name) ? name + "Stages" : name;
  }

  private static String suggestion(CompletionAction completion, int closers) {
    if (completion.goroutines().size() == 1) {
      GoroutinePlan goroutine = completion.goroutines().getFirst();
      // The number of workers may be called after them.
      String workers = goroutine.workers() instanceof Given ? " Running" : " Workers";
      return closers == 1 ? "workers" : goroutine.head().name() + workers;
    }
    CompletionAction.Step step = completion.steps().getLast();
    String channel = Scope.identifier(step.channel());
    return (step.verb() == CompletionAction.Verb.CLOSE ? "sendersOf" : "receiversOf")
        + channel.substring(0, 1).toUpperCase(Locale.ROOT)
        + channel.substring(1);
  }

  private static Object channelKey(String name) {
    return List.of("channel", name);
  }

  private static Object instanceKey(TypeElement type) {
    return List.of("instance", type.toString());
  }

  String group() {
    return group;
  }

  /**
   * {@code 8}, {@code parseWorkers} or {@code processors}; of what the runtime would choose the
   * number that it is where the runtime cannot.
   */
  CodeBlock number(Quantity quantity) {
    return switch (quantity) {
      case Fixed fixed -> CodeBlock.of("$L", fixed.number());
      case Unbounded unbounded -> CodeBlock.of("$T.UNBOUNDED", RuntimeTypes.FEEDBACK);
      case Adaptive adaptive -> CodeBlock.of("0");
      case Given given -> CodeBlock.of("$N", scope.get(given));
      case Processors processors -> CodeBlock.of("$N", scope.get(processors));
    };
  }

  /** The field with the number of processors. */
  String processors() {
    return scope.get(new Processors());
  }

  /** The field of a number that is given. */
  String given(Given given) {
    return scope.get(given);
  }

  String index() {
    return index;
  }

  /** The variable of a channel that is made, or of a port. */
  String channel(String name) {
    return scope.get(channelKey(name));
  }

  /** The variable of a channel. */
  String channel(ChannelPlan channel) {
    return channel(channel.name());
  }

  /** What knows which values of a broadcast channel reach nobody. */
  String shares(String channel) {
    return scope.get(List.of("shares", channel));
  }

  String result(GoroutinePlan goroutine) {
    return scope.get(goroutine);
  }

  String waitGroup(CompletionAction completion) {
    return scope.get(completion);
  }

  String cycle(Cycle cycle) {
    return scope.get(cycle);
  }

  /** The queue of a worker. */
  String queue() {
    return queue;
  }

  /** Whether several workers take batches from one channel. */
  boolean hasSharedBatches(GoroutinePlan goroutine) {
    return goroutine.runsStage()
        && goroutine.hasWorkers()
        && !goroutine.isKeyed()
        && !goroutine.isOrdered()
        && goroutine.head().batch().isPresent();
  }

  /** The batches that several workers take. */
  String batches(GoroutinePlan goroutine) {
    return scope.get(List.of("batches", goroutine));
  }

  /** What keeps the results of ordered workers in order. */
  String order(GoroutinePlan goroutine) {
    return scope.get(List.of("order", goroutine));
  }

  /** {@code pages}, or {@code worklist, pages} with what a channel of a cycle leads to. */
  CodeBlock output(String channel) {
    CodeBlock.Builder code = CodeBlock.builder().add("$N", channel(channel));
    plan.exits(channel).forEach(exit -> code.add(", $N", channel(exit)));
    return code.build();
  }

  /** What knows all outputs of ordered workers that have several. */
  String outputs(GoroutinePlan goroutine) {
    return scope.get(List.of("outputs", goroutine));
  }

  /** An output of ordered workers that have several. */
  String orderedOutput(GoroutinePlan goroutine, Endpoint output) {
    return scope.get(output(goroutine, output));
  }

  /** The field that holds the instance of a type that the user named. */
  String instance(TypeElement type) {
    return scope.get(instanceKey(type));
  }

  /** The method that calls a stage whose own declares more than a goroutine may throw. */
  String call(Stage stage) {
    return methods.get(stage.name());
  }

  /** A scope in which nothing is taken but the names that a variable must not hide. */
  Scope hiddenOnly() {
    return new Scope(mentioned);
  }

  /** A name for something else within the method, before its goroutines are written. */
  String fresh(String suggestion) {
    return scope.fresh(suggestion);
  }

  /** The names that are taken within a goroutine. */
  Scope scope() {
    return new Scope(scope);
  }
}
