package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;
import java.util.stream.Stream;

class ClassPorts {
  @Pipeline
  static class Functions {
    @Stage(in = "lines", out = "words")
    //          ^ [Sluice/NoSender] channel 'lines' is received by stage 'split', but no stage sends to it. If the caller is to send, put @Port on the stage's parameter.
    static Stream<String> split(String line) {
      return line.lines();
    }

    @Stage(in = "words", out = "lengths")
    //                         ^ [Sluice/NoReceiver] channel 'lengths' is sent to by stage 'length', but no stage receives from it. If the caller is to receive, return void and send to a parameter '@Port SendChannel<Integer> lengths', or declare the pipeline as an interface with a method 'SendChannel<Integer> lengths();'.
    static int length(String word) {
      return word.length();
    }
  }

  @Pipeline
  static class Goroutines {
    @Stage(in = "lines")
    //          ^ [Sluice/NoSender] channel 'lines' is received by stage 'lines', but no stage sends to it. If the caller is to send, put @Port on the stage's parameter.
    static void lines(ReceiveChannel<String> in, SendChannel<String> upper) {}
    //                                                               ^ [Sluice/NoReceiver] channel 'upper' is sent to by stage 'lines', but no stage receives from it. The channel is named after the parameter, because @Stage names none. If the caller is to receive, put @Port on the stage's parameter.
  }

  @Pipeline
  interface Inner {
    ReceiveChannel<String> lines();

    SendChannel<String> words();

    @Stage(in = "lines", out = "words")
    static String trim(String line) {
      return line.strip();
    }
  }

  @Pipeline(stages = Inner.class)
  //                      ^ [Sluice/NoReceiver] channel 'words' is sent to by stage 'inner', but no stage receives from it. The channel is named after the port, because no @Stage on the pipeline renames it. If the caller is to receive, declare the pipeline as an interface with a method 'SendChannel<String> words();'.
  //                      ^ [Sluice/NoSender] channel 'lines' is received by stage 'inner', but no stage sends to it. The channel is named after the port, because no @Stage on the pipeline renames it. If the caller is to send, declare the pipeline as an interface with a method 'ReceiveChannel<String> lines();'.
  static class Outer {}

  /** What is recommended above. */
  @Pipeline
  static class Fine {
    @Stage(in = "lines", out = "words")
    static Stream<String> split(@Port String line) {
      return line.lines();
    }

    @Stage(in = "words")
    static void length(String word, @Port SendChannel<Integer> lengths)
        throws InterruptedException {
      lengths.send(word.length());
    }
  }
}
