package example;

import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.stream.IntStream;

/** Functions of primitives: one loop, no channel. */
@Pipeline
interface Functions {
  @Stage(out = "naturals")
  static IntStream counter() {
    return IntStream.range(0, 10);
  }

  @Stage(in = "naturals", out = "squares")
  static int squarer(int v) {
    return v * v;
  }

  @Stage(in = "squares")
  static void printer(int v) {
    System.out.println(v);
  }
}
