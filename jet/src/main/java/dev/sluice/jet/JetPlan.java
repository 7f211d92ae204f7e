package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.function.FunctionEx;
import com.hazelcast.function.SupplierEx;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.core.DAG;
import dev.sluice.Saved;
import dev.sluice.SavedByKey;
import dev.sluice.Topology;
import dev.sluice.generated.Ports;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a pipeline becomes a job: its sources, islands and sinks, which are joined by the names of
 * channels. Generated code builds it.
 *
 * @param <M> the class that holds the objects of a member
 */
public final class JetPlan<M> {
  private final String pipeline;
  private final SupplierEx<M> members;
  private final FunctionEx<M, Topology> topology;
  private final Map<String, JetSource<?>> sources = new LinkedHashMap<>();
  private final Map<String, JetSink<?>> sinks = new LinkedHashMap<>();
  private final List<Island<M>> islands = new ArrayList<>();
  private boolean isGuaranteed;

  /** An island in the making. */
  private record Island<M>(
      List<String> stages,
      boolean isEverywhere,
      IslandBody<M> body,
      List<IslandSpec.Input> inputs,
      List<String> outputs,
      List<IslandSpec.Memory> memories) {}

  private JetPlan(String pipeline, SupplierEx<M> members, FunctionEx<M, Topology> topology) {
    this.pipeline = pipeline;
    this.members = members;
    this.topology = topology;
  }

  /**
   * Begins a plan.
   *
   * @param pipeline the pipeline's name
   * @param members makes what a member needs to run islands, once for each job
   * @param topology describes the pipeline
   * @param <M> the class that holds the objects of a member
   * @return a plan, to which the parts are added
   */
  public static <M> JetPlan<M> of(
      String pipeline, SupplierEx<M> members, FunctionEx<M, Topology> topology) {
    return new JetPlan<>(pipeline, members, topology);
  }

  /**
   * Has the job continue from a snapshot when a member was lost: each element reaches every stage
   * at least once.
   *
   * @return this
   */
  public JetPlan<M> atLeastOnce() {
    isGuaranteed = true;
    return this;
  }

  /**
   * Adds a source.
   *
   * @param port the name of an input port
   * @param source what the caller has bound to it
   * @return this
   */
  public JetPlan<M> source(String port, JetSource<?> source) {
    sources.put(port, Objects.requireNonNull(source, port));
    return this;
  }

  /**
   * Adds a sink.
   *
   * @param port the name of an output port
   * @param sink what the caller has bound to it
   * @return this
   */
  public JetPlan<M> sink(String port, JetSink<?> sink) {
    sinks.put(port, Objects.requireNonNull(sink, port));
    return this;
  }

  /**
   * Adds an island that one member runs.
   *
   * @param body what runs
   * @param stages the names of its stages
   * @return this
   */
  public JetPlan<M> once(IslandBody<M> body, String... stages) {
    return island(body, false, stages);
  }

  /**
   * Adds an island that every member runs.
   *
   * @param body what runs
   * @param stages the names of its stages
   * @return this
   */
  public JetPlan<M> everywhere(IslandBody<M> body, String... stages) {
    return island(body, true, stages);
  }

  private JetPlan<M> island(IslandBody<M> body, boolean isEverywhere, String... stages) {
    islands.add(
        new Island<>(
            List.of(stages),
            isEverywhere,
            body,
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>()));
    return this;
  }

  /**
   * The last island receives from a channel, where any member may get any element.
   *
   * @param channel the channel's name
   * @return this
   */
  public JetPlan<M> receives(String channel) {
    islands.getLast().inputs().add(new IslandSpec.Input(channel, null));
    return this;
  }

  /**
   * The last island receives from a channel, where elements with equal keys go to one member.
   *
   * @param channel the channel's name
   * @param key the key of an element
   * @param <T> the element type
   * @return this
   */
  public <T> JetPlan<M> receivesBy(String channel, FunctionEx<T, ? extends @Nullable Object> key) {
    islands.getLast().inputs().add(new IslandSpec.Input(channel, Keys.of(key)));
    return this;
  }

  /**
   * The last island sends to a channel.
   *
   * @param channel the channel's name
   * @return this
   */
  public JetPlan<M> sends(String channel) {
    islands.getLast().outputs().add(channel);
    return this;
  }

  /**
   * A stage of the last island remembers something, which is saved as a whole.
   *
   * @param stage the stage's name
   * @param object gives the stage's object
   * @return this
   */
  public JetPlan<M> saves(String stage, FunctionEx<M, ? extends Saved<?>> object) {
    islands.getLast().memories().add(new IslandSpec.Memory(stage, ofMember(object), null));
    return this;
  }

  /**
   * The stage of the last island remembers something for each key. Each of its workers has an
   * object of its own.
   *
   * @param stage the stage's name
   * @param workers how many each member has
   * @param object gives the stage's object
   * @param anew makes what a worker needs, of what its member has: with a stage's object of its own
   * @return this
   */
  public JetPlan<M> savesByKey(
      String stage,
      int workers,
      FunctionEx<M, ? extends SavedByKey<?, ?>> object,
      FunctionEx<M, M> anew) {
    IslandSpec.ByKey byKey = new IslandSpec.ByKey(workers, ofMember(anew));
    islands.getLast().memories().add(new IslandSpec.Memory(stage, ofMember(object), byKey));
    return this;
  }

  @SuppressWarnings(
      "unchecked") // members only hand to the lambdas what their own supplier has made
  private static <M> FunctionEx<Object, ?> ofMember(FunctionEx<M, ?> function) {
    return (FunctionEx<Object, ?>) function;
  }

  /**
   * The vertices and edges of the job.
   *
   * @return a new graph
   * @throws IllegalStateException if a port is bound to a channel of the submitter
   */
  public DAG dag() {
    return dag(Optional.empty());
  }

  /**
   * Submits the job.
   *
   * @param hazelcast a member or a client
   * @param config the job's configuration, for this job alone: it is changed to what the pipeline's
   *     guarantee needs; without one, auto-scaling is switched off
   * @param result makes the pipeline's result of what the stages have returned
   * @param <R> the type of the pipeline's result
   * @return the running job
   * @throws IllegalArgumentException if the configuration asks for a guarantee that the pipeline
   *     does not have, or a pipeline with a guarantee has a channel as a port
   */
  public <R> JetRun<R> submit(
      HazelcastInstance hazelcast, JobConfig config, Function<JetResults, ? extends R> result) {
    Optional<Ports> channels = channels();
    if (isGuaranteed && channels.isPresent()) {
      throw new IllegalArgumentException(
          "a channel cannot be a port of pipeline '"
              + pipeline
              + "', which continues where it was when a member is lost: nobody can receive from a"
              + " channel again");
    }
    Submission submission = Submission.of(hazelcast, config, pipeline, isGuaranteed);
    LocalChannels locals = new LocalChannels(hazelcast);
    return SubmittedRun.start(
        submission, () -> dag(Optional.of(locals)), result::apply, locals, channels);
  }

  /** The channels of the submitter that are ports; empty if there is none. */
  private Optional<Ports> channels() {
    Ports channels = new Ports();
    boolean any = false;
    for (JetSource<?> source : sources.values()) {
      source.channel().ifPresent(channels::input);
      any |= source.channel().isPresent();
    }
    for (JetSink<?> sink : sinks.values()) {
      sink.channel().ifPresent(channels::output);
      any |= sink.channel().isPresent();
    }
    return any ? Optional.of(channels) : Optional.empty();
  }

  private DAG dag(Optional<LocalChannels> locals) {
    return new Graph(spec(), locals, sources, sinks).build();
  }

  @SuppressWarnings(
      "unchecked") // members only hand to the lambdas what their own supplier has made
  private JobSpec spec() {
    return new JobSpec(
        pipeline,
        (SupplierEx<Object>) members,
        (FunctionEx<Object, Topology>) topology,
        islands.stream()
            .map(
                it ->
                    new IslandSpec(
                        it.stages(),
                        it.isEverywhere(),
                        (IslandBody<Object>) it.body(),
                        it.inputs(),
                        it.outputs(),
                        it.memories()))
            .toList(),
        List.copyOf(sinks.keySet()),
        isGuaranteed);
  }
}
