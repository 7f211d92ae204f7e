package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

/** No stage is told to receive what it sends itself, or to send what it receives itself. */
class OwnOutput {
  @Pipeline
  interface Received {
    @Stage(in = "square", out = "squares")
    //          ^ [Sluice/NoSender] channel 'square' is received by stage 'squarer', but no stage sends to it.
    static int squarer(int v) {
      return v * v;
    }

    @Stage
    static void printer(ReceiveChannel<Integer> squares) {}
  }

  @Pipeline
  interface Declared {
    Channel<Integer> squares();

    @Stage(in = "square", out = "squares")
    //          ^ [Sluice/NoSender] channel 'square' is received by stage 'squarer', but no stage sends to it.
    static void squarer(ReceiveChannel<Integer> in, SendChannel<Integer> out) {}

    @Stage
    static void printer(ReceiveChannel<Integer> squares) {}
  }

  @Pipeline
  interface Sent {
    ReceiveChannel<Integer> naturals();

    Channel<Integer> square();

    @Stage(in = "square", out = "squares")
    //                          ^ [Sluice/NoReceiver] channel 'squares' is sent to by stage 'squarer', but no stage receives from it.
    static int squarer(int v) {
      return v * v;
    }

    @Stage(in = "naturals", out = "square")
    static int same(int v) {
      return v;
    }
  }

  /** Another channel than its own is still proposed. */
  @Pipeline
  interface Another {
    @Stage(out = "squared")
    static void source(SendChannel<Integer> out) {}

    @Stage(in = "square", out = "squares")
    //          ^ [Sluice/NoSender] channel 'square' is received by stage 'squarer', but no stage sends to it. Did you mean 'squared'?
    static int squarer(int v) {
      return v * v;
    }

    @Stage
    static void printer(ReceiveChannel<Integer> squares) {}
  }

  /** Feedback is meant to lead back. */
  @Pipeline
  interface Loop {
    ReceiveChannel<Integer> seeds();

    @Feedback
    Channel<Integer> links();

    @Stage(in = "seeds", out = "links")
    static int seed(int v) {
      return v;
    }

    @Stage(in = "lnks", out = "links")
    //          ^ [Sluice/UnknownChannel] channel 'lnks' of stage 'crawl' is not a channel of this pipeline. Did you mean 'links'?
    static int crawl(int v) {
      return v;
    }
  }
}
