package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Broadcast;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Feedback;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import dev.sluice.annotation.WhenFull;

/** Channels that drop elements when they are full. */
@Pipeline
interface Frames {
  /** A picture. */
  interface Frame extends AutoCloseable {
    @Override
    void close();
  }

  ReceiveChannel<Frame> camera();

  @Capacity(value = 8, whenFull = WhenFull.DROP_OLDEST)
  Channel<Frame> frames();

  @Capacity(value = Capacity.GIVEN, whenFull = WhenFull.DROP_NEWEST)
  Channel<Integer> sizes();

  @Broadcast
  @Capacity(value = 4, whenFull = WhenFull.DROP_OLDEST)
  Channel<Integer> shown();

  @Stage(in = "camera", out = "frames")
  static Frame take(Frame frame) {
    return frame;
  }

  @Stage(in = "frames", out = "sizes")
  static int size(Frame frame) {
    return 1;
  }

  @Stage(in = "sizes", out = "shown")
  static int show(int size) {
    return size;
  }

  @Stage(in = "shown", out = "again")
  static int left(int size) {
    return size;
  }

  @Stage(in = "shown")
  static void right(int size) {}

  @Stage(in = "again", out = "again")
  static void repeat(
      ReceiveChannel<Integer> in,
      @Feedback @Capacity(value = 2, whenFull = WhenFull.DROP_NEWEST) SendChannel<Integer> out) {}
}
