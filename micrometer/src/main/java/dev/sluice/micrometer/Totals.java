package dev.sluice.micrometer;

import dev.sluice.ChannelState;
import dev.sluice.StageState;
import dev.sluice.Topology;
import dev.sluice.internal.view.BlockedTime;
import dev.sluice.internal.view.RunView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What runs of one pipeline have done together, and hold. Not synchronized. */
final class Totals {
  /** What a channel holds, can hold, and was sent. */
  record OfChannel(long length, long capacity, long sent) {
    static final OfChannel NOTHING = new OfChannel(0, 0, 0);

    OfChannel plus(OfChannel other) {
      return new OfChannel(length + other.length, capacity + other.capacity, sent + other.sent);
    }

    /** What stays of it when its run has ended. */
    OfChannel ended() {
      return new OfChannel(0, 0, sent);
    }
  }

  /** What a stage has received and sent, and how often and how long it was blocked. */
  record OfStage(long received, long sent, long blocked, long blockedNanos) {
    static final OfStage NOTHING = new OfStage(0, 0, 0, 0);

    OfStage plus(OfStage other) {
      return new OfStage(
          received + other.received,
          sent + other.sent,
          blocked + other.blocked,
          blockedNanos + other.blockedNanos);
    }
  }

  private final Map<String, OfChannel> channels = new HashMap<>();
  private final Map<String, OfStage> stages = new HashMap<>();

  OfChannel channel(String name) {
    return channels.getOrDefault(name, OfChannel.NOTHING);
  }

  OfStage stage(String name) {
    return stages.getOrDefault(name, OfStage.NOTHING);
  }

  void add(Totals other) {
    other.channels.forEach((name, channel) -> channels.merge(name, channel, OfChannel::plus));
    other.stages.forEach((name, stage) -> stages.merge(name, stage, OfStage::plus));
  }

  /** Adds a run; of one that has ended only what stays. */
  void add(RunView run, Topology topology, boolean ended) {
    Set<String> known = new HashSet<>();
    topology.channels().forEach(channel -> known.add(channel.name()));
    topology.ports().forEach(port -> known.add(port.name()));
    for (ChannelState channel : run.channels()) {
      // Names of a pipeline inside are not ours: it counts by its own.
      if (known.contains(channel.name())) {
        OfChannel now =
            new OfChannel(channel.length(), Math.max(0, channel.capacity()), channel.sent());
        channels.merge(channel.name(), ended ? now.ended() : now, OfChannel::plus);
      }
    }
    Map<String, BlockedTime> blocked = run.blocked();
    Set<String> own = new HashSet<>();
    topology.stages().forEach(stage -> own.add(stage.name()));
    for (StageState stage : run.stages()) {
      if (own.contains(stage.name())) {
        BlockedTime time = blocked.getOrDefault(stage.name(), BlockedTime.NONE);
        stages.merge(
            stage.name(),
            new OfStage(stage.received(), stage.sent(), time.count(), time.nanos()),
            OfStage::plus);
      }
    }
  }
}
