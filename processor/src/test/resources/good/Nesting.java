package example;

import dev.sluice.*;
import dev.sluice.annotation.*;

/** A pipeline in a pipeline in a pipeline. */
@Pipeline(stages = Nesting.Twice.class)
interface Nesting {
  @Stage(out = "lines")
  static Iterable<String> read() {
    return java.util.List.of("a", "b");
  }

  @Stage(in = "padded")
  static void print(String line) {
    System.out.println(line);
  }

  /** Its ports have the names of the channels that they are bound to. */
  @Pipeline(stages = {Trim.class, Pad.class})
  interface Twice {
    ReceiveChannel<String> lines();

    SendChannel<String> padded();
  }

  @Pipeline
  interface Trim {
    ReceiveChannel<String> lines();

    SendChannel<String> trimmed();

    @Stage(in = "lines", out = "trimmed")
    static String trim(String line) {
      return line.strip();
    }
  }

  /** Its ports are named otherwise. */
  @Pipeline
  @Stage(in = "trimmed", out = "padded", name = "padding")
  interface Pad {
    ReceiveChannel<String> thin();

    SendChannel<String> fat();

    @Stage(in = "thin", out = "fat", workers = 2)
    static String pad(String line) {
      return " " + line + " ";
    }
  }
}
