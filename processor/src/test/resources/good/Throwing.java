package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;

/** Stages of every shape that declare all that there is to throw, or something of their own. */
@Pipeline(stages = {Throwing.Doubler.class, Throwing.Parsing.class})
interface Throwing {
  class Odd extends Throwable {
    private static final long serialVersionUID = 1;
  }

  /** The field that holds it would have the name of its channel, and one of them is called e. */
  class Doubler {
    @Stage(in = "e", out = "doubled")
    public int doubler(int doubler) throws Throwable {
      return 2 * doubler;
    }
  }

  /** What it throws is what it says to its superclass. */
  class Parsing extends Parser<Odd> {}

  abstract class Parser<X extends Throwable> {
    @Stage(in = "texts", out = "parsed")
    public void parse(ReceiveChannel<String> in, SendChannel<Integer> out)
        throws X, InterruptedException {
      for (String text : in) {
        out.send(text.length());
      }
    }
  }

  @Capacity(4)
  Channel<Integer> doubled();

  @Stage(out = "numbers")
  static IntStream source() throws Throwable {
    return IntStream.range(0, 10);
  }

  @Stage(in = "numbers", out = "e")
  static Optional<Integer> filter(int number) throws Odd {
    return number < 5 ? Optional.of(number) : Optional.empty();
  }

  @Stage(in = "doubled", workers = 2)
  static void emit(int e, SendChannel<String> texts) throws Throwable {
    texts.send(String.valueOf(e));
  }

  @Stage
  static int sum(ReceiveChannel<Integer> parsed) throws Throwable {
    int sum = 0;
    for (int value : parsed) {
      sum += value;
    }
    return sum;
  }

  /** Nothing of it needs a method: exceptions and errors may be thrown as they are. */
  @Stage
  static void other(@Broadcast ReceiveChannel<Integer> parsed)
      throws IOException, InterruptedException, AssertionError {}
}
