package dev.sluice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The channels of a pipeline that runs, with those of the pipelines that are stages in it. */
final class PipelineChannels {
  private final List<ChannelState> states = new ArrayList<>();

  private PipelineChannels() {}

  static List<ChannelState> of(Topology topology, Group group) {
    PipelineChannels channels = new PipelineChannels();
    channels.collect(topology, group, "");
    return List.copyOf(channels.states);
  }

  /**
   * The channels of a group, and of those in which the pipelines run that are stages in it.
   *
   * @param prefix what stands before the names
   */
  private void collect(Topology topology, Group group, String prefix) {
    group.channels().forEach(channel -> states.add(named(prefix, channel.state())));
    List<Routine> routines = group.routines();
    for (Topology.Stage stage : topology.stages()) {
      if (stage.pipeline().isPresent()) {
        for (String goroutine : goroutines(stage)) {
          for (Group inside : opened(goroutine, routines)) {
            collect(stage.pipeline().get(), inside, prefix + goroutine + ".");
          }
        }
      }
    }
  }

  /** The names that the wiring gives to the goroutines of a stage. */
  private static List<String> goroutines(Topology.Stage stage) {
    return stage.workers() == 1
        ? List.of(stage.name())
        : IntStream.rangeClosed(1, stage.workers()).mapToObj(i -> stage.name() + "-" + i).toList();
  }

  /** What a goroutine has opened: the one group of the pipeline that it runs. */
  private static List<Group> opened(String goroutine, List<Routine> routines) {
    return routines.stream()
        .filter(routine -> routine.name().equals(goroutine))
        .flatMap(routine -> Goroutines.openedBy(routine.thread()).stream())
        .toList();
  }

  private static ChannelState named(String prefix, ChannelState state) {
    return prefix.isEmpty()
        ? state
        : new ChannelState(
            prefix + state.name(),
            state.length(),
            state.capacity(),
            state.sent(),
            state.blockedSenders(),
            state.blockedReceivers());
  }
}
