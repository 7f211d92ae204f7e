package dev.sluice.inspector.watch;

import dev.sluice.inspector.picture.Picture;
import dev.sluice.internal.view.RunView;
import java.util.List;
import java.util.Optional;

/**
 * A run at one instant.
 *
 * @param run the run
 * @param picture what is drawn of it
 * @param version counts the pictures of the run
 * @param stages its stages
 * @param channels its channels
 * @param bottlenecks the names of the stages that hold the others up
 * @param waits who waits for whom, where nothing moves
 */
record RunSample(
    RunView run,
    Picture picture,
    int version,
    List<StageSample> stages,
    List<ChannelSample> channels,
    List<String> bottlenecks,
    String waits) {

  /** The same, with what comes of comparing it with the sample before. */
  RunSample with(List<String> bottlenecks, String waits) {
    return new RunSample(run, picture, version, stages, channels, bottlenecks, waits);
  }

  Optional<ChannelSample> channel(String name) {
    return channels.stream().filter(channel -> channel.name().equals(name)).findFirst();
  }

  Optional<StageSample> stage(String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }
}
