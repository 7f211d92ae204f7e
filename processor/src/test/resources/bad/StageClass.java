package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

class StageClass {
  static class Nothing {
    void hidden(SendChannel<Integer> out) {}

    @Override
    public String toString() {
      return "";
    }
  }

  static class Two {
    public void one(SendChannel<Integer> a) {}

    public void two(SendChannel<Integer> b) {}
  }

  static class Typed<T> {
    public void run(SendChannel<T> out) {}
  }

  private static class Hidden {
    public void run(ReceiveChannel<Integer> numbers) {}
  }

  static class Fine {
    public void run(SendChannel<Integer> numbers) {}
  }

  @Pipeline(stages = {Nothing.class, Two.class, Typed.class, Hidden.class, Fine.class, int.class})
  //                         ^ [Sluice/StageClass] class 'Nothing' cannot be a stage: it has no public method that could be a stage. Give it one, such as 'public void run(ReceiveChannel<String> lines)'.
  //                                    ^ [Sluice/StageClass] class 'Two' cannot be a stage: several public methods could be the stage: 'one', 'two'. Leave one public, or put @Stage on it.
  //                                                 ^ [Sluice/StageClass] class 'Typed' cannot be a stage: it has type parameters. Extend it with the types named.
  //                                                               ^ [Sluice/Inaccessible] stage 'hidden' cannot be used by the generated class: class 'Hidden' is private, or of another package and not public. Make it public.
  //                                                                                      ^ [Sluice/StageClass] class 'int' cannot be a stage: it is not a class. Name a class.
  interface Work {}
}
