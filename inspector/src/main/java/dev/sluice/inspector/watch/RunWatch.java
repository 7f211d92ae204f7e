package dev.sluice.inspector.watch;

import dev.sluice.ChannelState;
import dev.sluice.StageState;
import dev.sluice.Topology;
import dev.sluice.inspector.picture.Picture;
import dev.sluice.internal.view.Member;
import dev.sluice.internal.view.RunView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run as it is sampled again and again. Not synchronized: guarded by the {@link Watch}. */
final class RunWatch {
  private final RunView run;

  /** The names of the channels that the runtime has reported so far. */
  private final Set<String> seen = new HashSet<>();

  /** In a group that is not one of a pipeline: who was seen to use which channel. */
  private final Map<String, Set<String>> senders = new TreeMap<>();

  private final Map<String, Set<String>> receivers = new TreeMap<>();
  private final Set<String> goroutines = new LinkedHashSet<>();

  private Picture picture = Picture.EMPTY;
  private Map<String, List<String>> from = Map.of();
  private Map<String, List<String>> to = Map.of();
  private int version;

  private @Nullable RunSample last;
  private long lastAt;

  RunWatch(RunView run) {
    this.run = run;
  }

  /**
   * Looks at the run.
   *
   * @param at the time, in nanoseconds as {@link System#nanoTime} has it
   * @param millis the time of day, in milliseconds of the epoch
   */
  RunSample sample(long at, long millis) {
    RunSample before = last;
    double seconds = before == null ? 0 : (at - lastAt) / 1e9;
    List<ChannelState> channels = run.channels();
    Optional<Topology> topology = run.topology();
    List<StageState> stages = topology.isPresent() ? run.stages() : goroutines();
    draw(topology, channels, stages);
    RunSample now =
        new RunSample(
            run,
            picture,
            version,
            stages.stream().map(stage -> stage(stage, before, seconds, millis)).toList(),
            channels(channels, before, seconds),
            List.of(),
            "");
    boolean live = run.state() == RunView.State.RUNNING;
    if (before != null && live) {
      now = now.with(Bottlenecks.of(before, now), Standstill.of(before, now));
    }
    last = now;
    lastAt = at;
    return now;
  }

  // What is drawn.

  private void draw(
      Optional<Topology> topology, List<ChannelState> channels, List<StageState> stages) {
    boolean changed = version == 0;
    for (ChannelState channel : channels) {
      changed |= seen.add(channel.name());
    }
    if (topology.isEmpty()) {
      changed |= observe(channels, stages);
    }
    if (changed) {
      version++;
      picture =
          topology
              .map(it -> Picture.of(it, seen::contains))
              .orElseGet(() -> Picture.of(goroutines, senders, receivers));
      from = picture.ends(true);
      to = picture.ends(false);
    }
  }

  private boolean observe(List<ChannelState> channels, List<StageState> stages) {
    boolean changed = false;
    for (StageState stage : stages) {
      changed |= goroutines.add(stage.name());
    }
    for (ChannelState channel : channels) {
      changed |=
          senders
              .computeIfAbsent(channel.name(), none -> new TreeSet<>())
              .addAll(channel.blockedSenders());
      changed |=
          receivers
              .computeIfAbsent(channel.name(), none -> new TreeSet<>())
              .addAll(channel.blockedReceivers());
    }
    return changed;
  }

  /** The goroutines of a group that is not one of a pipeline, those of one name together. */
  private List<StageState> goroutines() {
    Map<String, List<String>> states = new LinkedHashMap<>();
    for (Member member : run.members()) {
      String name = member.name().isEmpty() ? "goroutine " + member.id() : member.name();
      states.computeIfAbsent(name, none -> new ArrayList<>()).add(member.state());
    }
    List<StageState> stages = new ArrayList<>();
    states.forEach((name, all) -> stages.add(new StageState(name, all.size(), -1, -1, all)));
    for (String name : goroutines) {
      if (!states.containsKey(name)) {
        stages.add(new StageState(name, 0, -1, -1, List.of()));
      }
    }
    return stages;
  }

  // Stages and channels.

  private StageSample stage(
      StageState stage, @Nullable RunSample before, double seconds, long millis) {
    Optional<StageSample> earlier = before == null ? Optional.empty() : before.stage(stage.name());
    String state = StageSample.state(stage.states());
    boolean same =
        earlier
            .filter(it -> it.state().equals(state))
            .filter(it -> it.received() == stage.received() && it.sent() == stage.sent())
            .isPresent();
    return new StageSample(
        stage.name(),
        picture.stages().getOrDefault(stage.name(), ""),
        stage.goroutines(),
        stage.received(),
        stage.sent(),
        stage.states(),
        same ? earlier.get().since() : millis,
        rate(
            earlier.map(it -> steps(it.received(), it.sent())),
            steps(stage.received(), stage.sent()),
            seconds));
  }

  /** A source receives nothing. */
  private static long steps(long received, long sent) {
    return received > 0 ? received : sent;
  }

  private List<ChannelSample> channels(
      List<ChannelState> states, @Nullable RunSample before, double seconds) {
    Map<String, List<ChannelState>> together =
        states.stream()
            .collect(
                Collectors.groupingBy(
                    state -> picture.channels().getOrDefault(state.name(), state.name()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<ChannelSample> samples = new ArrayList<>();
    together.forEach(
        (name, all) -> {
          Optional<Long> earlier =
              before == null ? Optional.empty() : before.channel(name).map(ChannelSample::sent);
          samples.add(channel(name, all, earlier, seconds));
        });
    return samples;
  }

  private ChannelSample channel(
      String name, List<ChannelState> states, Optional<Long> earlier, double seconds) {
    long sent = states.stream().mapToLong(ChannelState::sent).sum();
    boolean unbounded = states.stream().anyMatch(state -> isUnbounded(state.capacity()));
    return new ChannelSample(
        name,
        from.getOrDefault(name, List.of()),
        to.getOrDefault(name, List.of()),
        states.stream().mapToInt(ChannelState::length).sum(),
        unbounded ? -1 : states.stream().mapToInt(ChannelState::capacity).sum(),
        sent,
        states.stream().mapToLong(ChannelState::dropped).sum(),
        rate(earlier, sent, seconds),
        states.stream().flatMap(state -> state.blockedSenders().stream()).toList(),
        states.stream().flatMap(state -> state.blockedReceivers().stream()).toList());
  }

  private static boolean isUnbounded(int capacity) {
    return capacity < 0 || capacity == Integer.MAX_VALUE;
  }

  private static double rate(Optional<Long> earlier, long count, double seconds) {
    return earlier.isEmpty() || seconds <= 0
        ? 0
        : Math.max(0, Math.round(10 * (count - earlier.get()) / seconds) / 10.0);
  }
}
