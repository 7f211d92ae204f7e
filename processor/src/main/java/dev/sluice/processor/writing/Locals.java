package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Cycle;
import dev.sluice.processor.model.Ending;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Quantity;
import dev.sluice.processor.model.Quantity.Adaptive;
import dev.sluice.processor.model.Quantity.Fixed;
import dev.sluice.processor.model.Quantity.Given;
import dev.sluice.processor.model.Quantity.Processors;
import dev.sluice.processor.model.Quantity.Unbounded;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.model.Unit;
import dev.sluice.processor.model.Wire;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The names of variables and fields: as the user wrote them, unless Java or another forbids it. */
final class Locals {
  private final Set<String> mentioned;
  private final Scope names;
  private final Scope methods = new Scope();
  private final Plan plan;
  private final String group;
  private final String index;
  private final String queue;
  private final List<Instance> instances;

  Locals(Plan plan, Elements elements) {
    this(plan, MentionedTypes.of(plan.pipeline()).names(elements), Optional.empty());
  }

  /** The names in a part of a pipeline, which calls objects as the whole does. */
  Locals(Plan part, Locals whole) {
    this(part, whole.mentioned, Optional.of(whole));
  }

  Locals(Plan plan, Set<String> mentioned, Optional<Locals> whole) {
    this.plan = plan;
    this.mentioned = mentioned;
    names = new Scope(mentioned);
    whole.ifPresent(this::keepFields);
    group = names.fresh("group");
    plan.pipeline().ports().forEach(port -> names.fresh(port.name(), wire(port.name())));
    plan.pipeline().givens().forEach(given -> names.fresh(suggestion(given), given));
    if (usesProcessors() && !names.has(new Processors())) {
      names.fresh("processors", new Processors());
    }
    plan.wires().forEach(wire -> names.fresh(wire.name(), wire(wire.name())));
    plan.wires().stream()
        .flatMap(wire -> wire.shares().stream())
        .distinct()
        .forEach(channel -> names.fresh(channel + " shares", List.of("shares", channel)));
    plan.results().forEach(unit -> names.fresh(unit.head().name(), unit));
    List<Ending> closers = plan.endings().stream().filter(ending -> !ending.isDirect()).toList();
    closers.forEach(ending -> names.fresh(suggestion(ending, closers.size()), ending));
    index = names.fresh("i");
    queue = plan.units().stream().anyMatch(Unit::isKeyed) ? names.fresh("queue") : "";
    plan.units().stream()
        .filter(this::hasSharedBatches)
        .forEach(unit -> names.fresh(unit.head().name() + " Batches", List.of("batches", unit)));
    plan.cycles().forEach(cycle -> names.fresh("cycle", cycle));
    plan.units().stream()
        .filter(Unit::isOrdered)
        .forEach(unit -> names.fresh(unit.head().name() + " InOrder", List.of("order", unit)));
    plan.units().stream().filter(Unit::isOrderedToSeveral).forEach(this::nameOutputs);
    plan.pipeline().stages().stream()
        .filter(Stage::throwsThrowable)
        .forEach(stage -> nameCall(stage, whole));
    instances = Instance.of(plan.pipeline());
    instances.stream()
        .filter(it -> !names.has(instanceKey(it.origin())))
        .forEach(it -> names.fresh(suggestion(it), instanceKey(it.origin())));
  }

  /** What is a field for the whole is the same field for a part. */
  private void keepFields(Locals whole) {
    whole.instances.forEach(
        it -> names.fresh(whole.instance(it.origin()), instanceKey(it.origin())));
    whole.plan.pipeline().givens().forEach(it -> names.fresh(whole.given(it), it));
    if (whole.usesProcessors()) {
      names.fresh(whole.processors(), new Processors());
    }
  }

  private void nameCall(Stage stage, Optional<Locals> whole) {
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

  private void nameOutputs(Unit unit) {
    Stage stage = unit.head();
    names.fresh(stage.name() + " Outputs", List.of("outputs", unit));
    for (Endpoint output : stage.distinctOutputs()) {
      names.fresh(stage.name() + " to " + output.channel(), output(unit, output));
    }
  }

  private static Object output(Unit unit, Endpoint output) {
    return List.of("output", unit, output.channel());
  }

  private static String method(Stage stage) {
    String name = Scope.identifier(stage.name());
    return "call" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private String suggestion(Instance instance) {
    String name = instance.suggestion();
    if (instance.isPipeline()) {
      return names.isTaken(name) ? name + "Pipeline" : name;
    }
    List<String> channels = plan.pipeline().channels().stream().map(Channel::name).toList();
    return channels.contains(name) ? name + "Stages" : name;
  }

  private static String suggestion(Ending ending, int closers) {
    if (ending.units().size() == 1) {
      Unit unit = ending.units().getFirst();
      // The number of workers may be called after them.
      String workers = unit.workers() instanceof Given ? " Running" : " Workers";
      return closers == 1 ? "workers" : unit.head().name() + workers;
    }
    Ending.Action action = ending.actions().getLast();
    String channel = Scope.identifier(action.channel());
    return (action.verb() == Ending.Verb.CLOSE ? "sendersOf" : "receiversOf")
        + channel.substring(0, 1).toUpperCase(Locale.ROOT)
        + channel.substring(1);
  }

  private static Object wire(String name) {
    return List.of("wire", name);
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
      case Given given -> CodeBlock.of("$N", names.get(given));
      case Processors processors -> CodeBlock.of("$N", names.get(processors));
    };
  }

  /** The field with the number of processors. */
  String processors() {
    return names.get(new Processors());
  }

  /** The field of a number that is given. */
  String given(Given given) {
    return names.get(given);
  }

  String index() {
    return index;
  }

  /** The variable of a wire or port. */
  String channel(String name) {
    return names.get(wire(name));
  }

  /** The variable of a wire. */
  String channel(Wire wire) {
    return channel(wire.name());
  }

  /** What knows which values of a broadcast channel reach nobody. */
  String shares(String channel) {
    return names.get(List.of("shares", channel));
  }

  String result(Unit unit) {
    return names.get(unit);
  }

  String waitGroup(Ending ending) {
    return names.get(ending);
  }

  String cycle(Cycle cycle) {
    return names.get(cycle);
  }

  /** The queue of a worker. */
  String queue() {
    return queue;
  }

  /** Whether several workers take batches from one channel. */
  boolean hasSharedBatches(Unit unit) {
    return unit.runsStage()
        && unit.hasWorkers()
        && !unit.isKeyed()
        && !unit.isOrdered()
        && unit.head().batch().isPresent();
  }

  /** The batches that several workers take. */
  String batches(Unit unit) {
    return names.get(List.of("batches", unit));
  }

  /** What keeps the results of an ordered unit in order. */
  String order(Unit unit) {
    return names.get(List.of("order", unit));
  }

  /** {@code pages}, or {@code worklist, pages} with what a channel of a cycle leads to. */
  CodeBlock output(String channel) {
    CodeBlock.Builder code = CodeBlock.builder().add("$N", channel(channel));
    plan.exits(channel).forEach(exit -> code.add(", $N", channel(exit)));
    return code.build();
  }

  /** What knows all outputs of an ordered unit that has several. */
  String outputs(Unit unit) {
    return names.get(List.of("outputs", unit));
  }

  /** An output of an ordered unit that has several. */
  String orderedOutput(Unit unit, Endpoint output) {
    return names.get(output(unit, output));
  }

  /** The field that holds the instance of a type that the user named. */
  String instance(TypeElement type) {
    return names.get(instanceKey(type));
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
    return names.fresh(suggestion);
  }

  /** The names that are taken within a goroutine. */
  Scope scope() {
    return new Scope(names);
  }
}
