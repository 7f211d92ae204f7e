package dev.sluice.processor.model;

import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import dev.sluice.processor.model.GoroutinePlan.Kind;
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
 * @param goroutines the goroutines, in the order of their first stage
 * @param channels the channels that are made; others vanish between fused stages
 * @param completions what is done when goroutines end
 * @param cycles the cycles that end by themselves
 * @param fusion which stages are called instead of sent to
 */
public record Plan(
    Pipeline pipeline,
    List<GoroutinePlan> goroutines,
    List<ChannelPlan> channels,
    List<CompletionAction> completions,
    List<Cycle> cycles,
    Fusion fusion) {

  /** Keeps copies of the lists. */
  public Plan {
    goroutines = List.copyOf(goroutines);
    channels = List.copyOf(channels);
    completions = List.copyOf(completions);
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
    List<GoroutinePlan> goroutines = new ArrayList<>();
    List<ChannelPlan> channels = new ArrayList<>();
    for (Channel channel : pipeline.innerChannels()) {
      if (fusion.into(channel.name()).isEmpty()) {
        channels.add(
            new ChannelPlan(
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
        List<ChannelPlan> branches = branches(channel);
        channels.addAll(branches);
        goroutines.add(
            new GoroutinePlan(
                "broadcast of " + channel.name(),
                Kind.BROADCAST,
                new Quantity.Fixed(1),
                List.of(),
                List.of(channel.name()),
                branches.stream().map(ChannelPlan::name).toList()));
      }
    }
    for (Stage stage : pipeline.stages()) {
      if (fusion.isFused(stage)) {
        continue;
      }
      GoroutinePlan goroutine = goroutine(pipeline, fusion, stage);
      if (goroutine.isKeyed()) {
        channels.add(queues(pipeline, stage));
        goroutines.add(dispatch(goroutine));
        goroutine = goroutine.receivingFrom(ChannelPlan.queues(stage));
      }
      goroutines.add(goroutine);
    }
    List<String> made = channels.stream().map(ChannelPlan::name).toList();
    List<String> feedback =
        pipeline.innerChannels().stream().filter(Channel::isFeedback).map(Channel::name).toList();
    return new Plan(
        pipeline,
        goroutines,
        channels,
        CompletionAction.of(pipeline, channels, goroutines),
        Cycle.of(feedback, made, goroutines),
        fusion);
  }

  private static List<ChannelPlan> branches(Channel channel) {
    // A port's capacity is the caller's, and what waits without a bound waits before the broadcast.
    boolean buffered = !channel.isPort() && !channel.capacity().equals(new Quantity.Unbounded());
    boolean closed = !channel.isPort() && Closeables.isOne(channel.type());
    return channel.receivers().stream()
        .map(Channel.End::stage)
        .distinct()
        .map(
            stage ->
                new ChannelPlan(
                    ChannelPlan.branch(channel.name(), stage),
                    channel.type(),
                    buffered ? channel.buffer() : new Quantity.Fixed(0),
                    channel.whenFull(),
                    false,
                    Optional.empty(),
                    Optional.of(channel.name()).filter(it -> closed)))
        .toList();
  }

  /** The queues of a stage's workers: one name for all, however many there will be. */
  private static ChannelPlan queues(Pipeline pipeline, Stage stage) {
    Channel input = pipeline.channel(stage.inputs().getFirst().channel()).orElseThrow();
    return new ChannelPlan(
        ChannelPlan.queues(stage),
        input.type(),
        stage.batch().map(BatchModel::max).orElse(new Quantity.Fixed(0)),
        WhenFull.BLOCK,
        Closeables.isOne(input.type()) && !input.isBroadcast(),
        Optional.of(stage),
        Optional.empty());
  }

  private static GoroutinePlan dispatch(GoroutinePlan workers) {
    return new GoroutinePlan(
        "dispatch to " + workers.head().name(),
        Kind.DISPATCH,
        new Quantity.Fixed(1),
        List.of(workers.head()),
        workers.receives(),
        List.of(ChannelPlan.queues(workers.head())));
  }

  /** A stage with all that is fused into it, in the order in which a value meets them. */
  private static GoroutinePlan goroutine(Pipeline pipeline, Fusion fusion, Stage head) {
    List<Stage> stages = new ArrayList<>(List.of(head));
    List<String> sends = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      for (Endpoint output : stages.get(i).sends().toList()) {
        Optional<Stage> next = fusion.into(output.channel());
        next.ifPresentOrElse(stages::add, () -> sends.add(output.channel()));
      }
    }
    return new GoroutinePlan(
        stages.stream().map(Stage::name).collect(Collectors.joining(" → ")),
        Kind.STAGES,
        head.workers(),
        stages,
        head.inputs().stream().map(input -> channel(pipeline, head, input)).distinct().toList(),
        sends.stream().distinct().toList());
  }

  /** The channel at an endpoint: the stage's branch, where the channel is broadcast. */
  private static String channel(Pipeline pipeline, Stage stage, Endpoint endpoint) {
    boolean branch =
        endpoint.direction() == Endpoint.Direction.RECEIVE
            && pipeline.channel(endpoint.channel()).filter(Channel::isBroadcast).isPresent();
    return branch ? ChannelPlan.branch(endpoint.channel(), stage) : endpoint.channel();
  }

  /**
   * The channel at an endpoint of a stage.
   *
   * @param stage the stage
   * @param endpoint one of its endpoints
   * @return the name of a channel or port
   */
  public String channel(Stage stage, Endpoint endpoint) {
    return channel(pipeline, stage, endpoint);
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
   * The cycles in which a goroutine counts.
   *
   * @param goroutine the goroutine
   * @return the cycles
   */
  public List<Cycle> cycles(GoroutinePlan goroutine) {
    return cycles.stream().filter(cycle -> cycle.goroutines().contains(goroutine)).toList();
  }

  /**
   * The channels on which it depends whether a channel of a cycle has a receiver.
   *
   * @param channel the name of a channel or port
   * @return where values leave the cycle; empty if the channel is in none
   */
  public List<String> exits(String channel) {
    return cycles.stream()
        .filter(cycle -> cycle.channels().contains(channel))
        .findFirst()
        .map(Cycle::exits)
        .orElse(List.of());
  }

  /**
   * The cycle to which a channel belongs.
   *
   * @param channel the channel
   * @return the cycle, if there is one
   */
  public Optional<Cycle> cycle(ChannelPlan channel) {
    return cycles.stream().filter(cycle -> cycle.channels().contains(channel.name())).findFirst();
  }

  /**
   * The completions that wait for a goroutine.
   *
   * @param goroutine the goroutine
   * @return the completions, the direct one first
   */
  public List<CompletionAction> completions(GoroutinePlan goroutine) {
    Stream<CompletionAction> mine =
        completions.stream().filter(completion -> completion.goroutines().contains(goroutine));
    return mine.sorted((a, b) -> Boolean.compare(b.isDirect(), a.isDirect())).toList();
  }

  /**
   * Whether a goroutine that is a pipeline does a step itself: it closes and abandons its ports at
   * their own time. It cannot where it holds only one of several ends of the channel.
   *
   * @param goroutine the goroutine
   * @param step what is done to a channel or port
   * @return true if nobody else has to do it
   */
  public boolean isDoneWithin(GoroutinePlan goroutine, CompletionAction.Step step) {
    if (!goroutine.runsStage() || goroutine.head().pipeline().isEmpty()) {
      return false;
    }
    Stage stage = goroutine.head();
    List<Endpoint> ends =
        step.verb() == CompletionAction.Verb.CLOSE ? stage.outputs() : stage.inputs();
    return ends.stream().filter(end -> channel(stage, end).equals(step.channel())).count() == 1
        && completions.stream()
            .filter(CompletionAction::isDirect)
            .anyMatch(
                completion ->
                    completion.goroutines().contains(goroutine)
                        && completion.steps().contains(step));
  }

  /**
   * The goroutines that contribute to the pipeline's result.
   *
   * @return the goroutines in order
   */
  public List<GoroutinePlan> results() {
    return goroutines.stream()
        .filter(goroutine -> goroutine.runsStage() && goroutine.head().hasResult())
        .toList();
  }

  /**
   * The goroutine that may run the loop of another one, while the channel between them is empty.
   *
   * @param goroutine a goroutine
   * @return the one that receives from it; empty if it always runs by itself
   */
  public Optional<GoroutinePlan> fusedInto(GoroutinePlan goroutine) {
    return BackwardFusion.receiver(this, goroutine);
  }

  /**
   * Whether the goroutine that sends to a channel may be run by the one that receives.
   *
   * @param channel a channel
   * @return true if {@link #fusedInto} says so of its sender
   */
  public boolean isFusible(ChannelPlan channel) {
    return goroutines.stream()
        .anyMatch(it -> it.sends().contains(channel.name()) && fusedInto(it).isPresent());
  }
}
