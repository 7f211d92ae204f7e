package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

class Inaccessible {
  @Pipeline
  private interface Hidden {
  //      ^ [Sluice/Inaccessible] pipeline 'Hidden' cannot be used by the generated class: 'Hidden' is private. Make it package-private.
    @Stage(out = "a")
    static void send(SendChannel<Integer> out) {}

    @Stage(in = "a")
    static void receive(ReceiveChannel<Integer> in) {}
  }

  @Pipeline
  class Inner {
//^ [Sluice/Inaccessible] pipeline 'Inner' cannot be used by the generated class: it is an inner class, which belongs to an instance of 'Inaccessible'. Make it static.
    @Stage
    void run() {}
  }

  private record Secret(int value) {}

  @Pipeline
  static class Open {
    @Stage(out = "a")
    private static void send(SendChannel<Integer> out) {}
    //                  ^ [Sluice/Inaccessible] stage 'send' cannot be used by the generated class: method 'send' is private. Make it package-private.

    @Stage(in = "a", out = "b")
    static void receive(ReceiveChannel<Integer> in, SendChannel<Secret> out) {}
    //                                                                  ^ [Sluice/Inaccessible] stage 'receive' cannot be used by the generated class: its type 'Inaccessible.Secret' is private. Make the type package-private.

    @Stage(in = "b")
    static void end(ReceiveChannel<? extends Record> in) {}
  }
}
