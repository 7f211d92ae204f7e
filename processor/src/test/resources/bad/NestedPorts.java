package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

interface NestedPorts {
  @Pipeline
  interface Upper {
    ReceiveChannel<CharSequence> lines();

    SendChannel<String> uppers();

    @Stage(in = "lines", out = "uppers")
    static String upper(CharSequence line) {
      return line.toString();
    }
  }

  @Pipeline(stages = Upper.class)
  //                      ^ [Sluice/ElementType] channel 'lines' carries String, which stage 'read' sends, but stage 'upper' receives CharSequence.
  interface WrongTypes {
    @Stage(out = "lines")
    static void read(SendChannel<String> lines) {}

    @Stage
    static void length(ReceiveChannel<Integer> uppers) {}
    //                                         ^ [Sluice/ElementType] channel 'uppers' carries String, which stage 'upper' sends, but stage 'length' receives Integer.
  }

  @Pipeline(stages = Upper.class)
  //                      ^ [Sluice/NoSender] channel 'lines' is received by stage 'upper', but no stage sends to it. The channel is named after the port, because no @Stage on the pipeline renames it.
  interface NoPartner {
    @Stage
    static void print(ReceiveChannel<String> upers) {}
    //                                       ^ [Sluice/NoSender] channel 'upers' is received by stage 'print', but no stage sends to it. Did you mean 'uppers'?
  }

  @Pipeline
  @Stage(in = {"a", "b"}, out = "c", workers = 0)
  interface Counted {
    ReceiveChannel<String> a();

    @Stage
    static void eat(ReceiveChannel<String> a) {}
  }

  @Pipeline(stages = Counted.class)
  //                        ^ [Sluice/Direction] the @Stage of pipeline 'counted' names 1 channel in 'out', but the pipeline has no output ports. Each name in 'out' binds to one port, in the order in which the ports are declared.
  //                        ^ [Sluice/Direction] the @Stage of pipeline 'counted' names 2 channels in 'in', but the pipeline has 1 input port: 'a'. Each name in 'in' binds to one port, in the order in which the ports are declared.
  interface WrongCount {
    @Stage
    static void read(SendChannel<String> a) {}
  }

  @Pipeline
  @Stage(async = true, workers = 2, name = "twice")
  interface Alone {
    @Stage
    static int one() {
      return 1;
    }
  }

  @Pipeline(stages = Alone.class)
  //                      ^ [Sluice/Async] stage 'twice' is async, but receives and sends by itself, so it has a goroutine of its own anyway. Remove 'async'.
  //                      ^ [Sluice/Workers] stage 'twice' returns a result, but has workers = 2, which would return as many. Let one stage without workers collect the result.
  interface WrongMarks {}

  /** What is wrong with a stage is said there, and nowhere else. */
  @Pipeline(stages = WrongTypes.class)
  interface Innocent {
    @Stage(out = "anything")
    static void read(SendChannel<String> lines) {}
  }
}
