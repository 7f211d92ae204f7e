package dev.sluice.processor.model;

import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import dev.sluice.processor.model.Unit.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a pipeline runs: which goroutines there are, which channels between them, and what happens
 * when they end.
 *
 * @param pipeline the pipeline
 * @param units the goroutines, in the order of their first stage
 * @param wires the channels that are made; others vanish between fused stages
 * @param endings what is done when goroutines end
 * @param cycles the cycles that end by themselves
 * @param fusion which stages are called instead of sent to
 */
public record Plan(
    Pipeline pipeline,
    List<Unit> units,
    List<Wire> wires,
    List<Ending> endings,
    List<Cycle> cycles,
    Fusion fusion) {

  /** Keeps copies of the lists. */
  public Plan {
    units = List.copyOf(units);
    wires = List.copyOf(wires);
    endings = List.copyOf(endings);
    cycles = List.copyOf(cycles);
  }

  /**
   * Plans a pipeline.
   *
   * @param pipeline a valid pipeline
   * @return how it runs
   */
  public static Plan of(Pipeline pipeline) {
    Fusion fusion = new Fusion(pipeline);
    List<Unit> units = new ArrayList<>();
    List<Wire> wires = new ArrayList<>();
    for (Channel channel : pipeline.innerChannels()) {
      if (fusion.into(channel.name()).isEmpty()) {
        wires.add(
            new Wire(
                channel.name(),
                channel.type(),
                channel.buffer(),
                // Of a broadcast the branches drop: each of its stages has a buffer of its own.
                channel.isBroadcast() ? WhenFull.BLOCK : channel.whenFull(),
                Closeables.isOne(channel.type()),
                Optional.empty(),
                Optional.empty()));
      }
    }
    for (Channel channel : pipeline.channels()) {
      if (channel.isBroadcast()) {
        List<Wire> branches = branches(channel);
        wires.addAll(branches);
        units.add(
            new Unit(
                "broadcast of " + channel.name(),
                Kind.BROADCAST,
                new Quantity.Fixed(1),
                List.of(),
                List.of(channel.name()),
                branches.stream().map(Wire::name).toList()));
      }
    }
    for (Stage stage : pipeline.stages()) {
      if (fusion.isFused(stage)) {
        continue;
      }
      Unit unit = unit(pipeline, fusion, stage);
      if (unit.isKeyed()) {
        wires.add(queues(pipeline, stage));
        units.add(dispatch(unit));
        unit = unit.receivingFrom(Wire.queues(stage));
      }
      units.add(unit);
    }
    List<String> made = wires.stream().map(Wire::name).toList();
    List<String> feedback =
        pipeline.innerChannels().stream().filter(Channel::isFeedback).map(Channel::name).toList();
    return new Plan(
        pipeline,
        units,
        wires,
        Ending.of(pipeline, wires, units),
        Cycle.of(feedback, made, units),
        fusion);
  }

  private static List<Wire> branches(Channel channel) {
    // A port's capacity is the caller's, and what waits without a bound waits before the broadcast.
    boolean buffered = !channel.isPort() && !channel.capacity().equals(new Quantity.Unbounded());
    boolean closed = !channel.isPort() && Closeables.isOne(channel.type());
    return channel.receivers().stream()
        .map(Channel.End::stage)
        .distinct()
        .map(
            stage ->
                new Wire(
                    Wire.branch(channel.name(), stage),
                    channel.type(),
                    buffered ? channel.buffer() : new Quantity.Fixed(0),
                    channel.whenFull(),
                    false,
                    Optional.empty(),
                    Optional.of(channel.name()).filter(it -> closed)))
        .toList();
  }

  /** The queues of a stage's workers: one name for all, however many there will be. */
  private static Wire queues(Pipeline pipeline, Stage stage) {
    Channel input = pipeline.channel(stage.inputs().getFirst().channel()).orElseThrow();
    return new Wire(
        Wire.queues(stage),
        input.type(),
        stage.batch().map(BatchModel::max).orElse(new Quantity.Fixed(0)),
        WhenFull.BLOCK,
        Closeables.isOne(input.type()) && !input.isBroadcast(),
        Optional.of(stage),
        Optional.empty());
  }

  private static Unit dispatch(Unit workers) {
    return new Unit(
        "dispatch to " + workers.head().name(),
        Kind.DISPATCH,
        new Quantity.Fixed(1),
        List.of(workers.head()),
        workers.receives(),
        List.of(Wire.queues(workers.head())));
  }

  /** A stage with all that is fused into it, in the order in which a value meets them. */
  private static Unit unit(Pipeline pipeline, Fusion fusion, Stage head) {
    List<Stage> stages = new ArrayList<>(List.of(head));
    List<String> sends = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      for (Endpoint output : stages.get(i).sends().toList()) {
        Optional<Stage> next = fusion.into(output.channel());
        next.ifPresentOrElse(stages::add, () -> sends.add(output.channel()));
      }
    }
    return new Unit(
        stages.stream().map(Stage::name).collect(Collectors.joining(" → ")),
        Kind.STAGES,
        head.workers(),
        stages,
        head.inputs().stream().map(input -> wire(pipeline, head, input)).distinct().toList(),
        sends.stream().distinct().toList());
  }

  /** The wire at an endpoint: the stage's branch, where the channel is broadcast. */
  private static String wire(Pipeline pipeline, Stage stage, Endpoint endpoint) {
    boolean branch =
        endpoint.direction() == Endpoint.Direction.RECEIVE
            && pipeline.channel(endpoint.channel()).filter(Channel::isBroadcast).isPresent();
    return branch ? Wire.branch(endpoint.channel(), stage) : endpoint.channel();
  }

  /**
   * The wire at an endpoint of a stage.
   *
   * @param stage the stage
   * @param endpoint one of its endpoints
   * @return the name of a wire or port
   */
  public String wire(Stage stage, Endpoint endpoint) {
    return wire(pipeline, stage, endpoint);
  }

  /**
   * Whether values of a channel are closed that nobody will receive.
   *
   * @param channel the channel's name
   * @return true for an inner channel of what can be closed
   */
  public boolean closes(String channel) {
    return pipeline
        .channel(channel)
        .filter(it -> !it.isPort() && Closeables.isOne(it.type()))
        .isPresent();
  }

  /**
   * The cycles in which a unit counts.
   *
   * @param unit the unit
   * @return the cycles
   */
  public List<Cycle> cycles(Unit unit) {
    return cycles.stream().filter(cycle -> cycle.units().contains(unit)).toList();
  }

  /**
   * The channels on which it depends whether a channel of a cycle has a receiver.
   *
   * @param wire the name of a wire or port
   * @return where values leave the cycle; empty if the channel is in none
   */
  public List<String> exits(String wire) {
    return cycles.stream()
        .filter(cycle -> cycle.wires().contains(wire))
        .findFirst()
        .map(Cycle::exits)
        .orElse(List.of());
  }

  /**
   * The cycle to which a wire belongs.
   *
   * @param wire the wire
   * @return the cycle, if there is one
   */
  public Optional<Cycle> cycle(Wire wire) {
    return cycles.stream().filter(cycle -> cycle.wires().contains(wire.name())).findFirst();
  }

  /**
   * The endings that wait for a unit.
   *
   * @param unit the unit
   * @return the endings, the direct one first
   */
  public List<Ending> endings(Unit unit) {
    Stream<Ending> mine = endings.stream().filter(ending -> ending.units().contains(unit));
    return mine.sorted((a, b) -> Boolean.compare(b.isDirect(), a.isDirect())).toList();
  }

  /**
   * Whether a unit that is a pipeline does an action itself: it closes and abandons its ports at
   * their own time. It cannot where it holds only one of several ends of the channel.
   *
   * @param unit the unit
   * @param action what is done to a wire or port
   * @return true if nobody else has to do it
   */
  public boolean isDoneWithin(Unit unit, Ending.Action action) {
    if (!unit.runsStage() || unit.head().pipeline().isEmpty()) {
      return false;
    }
    Stage stage = unit.head();
    List<Endpoint> ends = action.verb() == Ending.Verb.CLOSE ? stage.outputs() : stage.inputs();
    return ends.stream().filter(end -> wire(stage, end).equals(action.channel())).count() == 1
        && endings.stream()
            .filter(Ending::isDirect)
            .anyMatch(ending -> ending.units().contains(unit) && ending.actions().contains(action));
  }

  /**
   * The units that contribute to the pipeline's result.
   *
   * @return the units in order
   */
  public List<Unit> results() {
    return units.stream().filter(unit -> unit.runsStage() && unit.head().hasResult()).toList();
  }
}
