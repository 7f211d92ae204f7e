package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.Overflow;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Topology;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Broadcaster;
import dev.sluice.generated.Closing;
import dev.sluice.generated.FeedbackCycle;
import dev.sluice.generated.Given;
import dev.sluice.generated.Ports;
import dev.sluice.generated.Tally;
import java.util.List;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Frames}.
 *
 * <pre>{@code
 * (camera) --> take --frames--> size --sizes--> show --shown--> left --again--> repeat --again--> repeat
 * show --shown--> right
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Frames#take take}
 *   <li>{@link Frames#size size}
 *   <li>{@link Frames#show show}
 *   <li>{@link Frames#left left}
 *   <li>{@link Frames#right right}
 *   <li>{@link Frames#repeat repeat}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class FramesPipeline {
  private final int sizesCapacity;

  /**
   * A pipeline that can run any number of times.
   *
   * @param sizesCapacity how many elements channel 'sizes' holds
   */
  public FramesPipeline(int sizesCapacity) {
    this.sizesCapacity = Given.buffer("sizesCapacity", sizesCapacity);
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param camera what flows in; abandoned when its receivers have ended
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public void run(ReceiveChannel<Frames.Frame> camera) throws InterruptedException {
    Ports ports = new Ports().input(camera);
    try (Group group = ports.open("Frames", this::topology)) {
      wire(group, camera);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param camera what flows in; abandoned when its receivers have ended
   * @return the running pipeline
   */
  public PipelineRun<Void> start(ReceiveChannel<Frames.Frame> camera) {
    return PipelineRun.start(topology(), new Ports().input(camera).endedBy(group -> {
      wire(group, camera);
      return null;
    }));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Frames")
        .stage("take").in("camera").out("frames")
        .stage("size").in("frames").out("sizes")
        .stage("show").in("sizes").out("shown")
        .stage("left").in("shown").out("again")
        .stage("right").in("shown")
        .stage("repeat").in("again").out("again")
        .channel("frames", "Frames.Frame").capacity(8)
        .channel("sizes", "Integer").capacity(sizesCapacity)
        .channel("shown", "Integer").capacity(4).broadcast()
        .channel("again", "Integer").capacity(2)
        .input("camera", "Frames.Frame")
        .build();
  }

  private void wire(Group group, ReceiveChannel<Frames.Frame> camera) throws InterruptedException {
    FeedbackCycle cycle = FeedbackCycle.unstarted(group);
    Channel<Frames.Frame> frames = group.channel("frames", 8, Overflow.DROP_OLDEST, Closing::close);
    Channel<Integer> sizes = group.channel("sizes", sizesCapacity, Overflow.DROP_NEWEST);
    Channel<Integer> shown = group.channel("shown", 4);
    Channel<Integer> again = cycle.feedback("again", 2, Overflow.DROP_NEWEST, null);
    Channel<Integer> shownToLeft = group.channel("shown to left", 4, Overflow.DROP_OLDEST);
    Channel<Integer> shownToRight = group.channel("shown to right", 4, Overflow.DROP_OLDEST);
    group.go("broadcast of shown",
        () -> Broadcaster.copy(shown, List.of(shownToLeft, shownToRight)), shown::abandon,
        shownToLeft::close, shownToRight::close);
    group.go("take", () -> {
      for (Frames.Frame frame : camera) {
        frames.send(Frames.take(frame));
      }
    }, camera::abandon, frames::close);
    group.go("size", () -> {
      for (Frames.Frame frame : frames) {
        sizes.send(Frames.size(frame));
      }
    }, frames::abandon, sizes::close);
    group.go("show", () -> {
      for (int size : sizes) {
        shown.send(Frames.show(size));
      }
    }, sizes::abandon, shown::close);
    group.go("left", cycle.counted(() -> {
      SendChannel<Integer> toAgain = Tally.sends(group, "again from left", again);
      for (int size : shownToLeft) {
        toAgain.send(Frames.left(size));
      }
    }), shownToLeft::abandon);
    group.go("right", () -> {
      for (int size : shownToRight) {
        Frames.right(size);
      }
    }, shownToRight::abandon);
    group.go("repeat", cycle.counted(() -> Frames.repeat(again,
        Tally.sends(group, "again from repeat", again))), again::abandon);
    cycle.start();
    group.join();
  }
}
