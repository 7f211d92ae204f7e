package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

interface NameClash {
  @Pipeline
  interface Taken {
//^ [Sluice/NameClash] class 'NameClash_TakenPipeline' cannot be generated: a class of that name exists already. Choose another name with @Pipeline(name = ...).
    @Stage
    static void run() {}
  }

  @Pipeline(name = "no-name")
  //               ^ [Sluice/NameClash] class 'no-name' cannot be generated: that is not a simple name of a class. Choose another name.
  interface Invalid {
    @Stage
    static void run() {}
  }

  @Pipeline(name = "Same")
  interface First {
    @Stage
    static void run() {}
  }

  @Pipeline(name = "Same")
  //               ^ [Sluice/NameClash] class 'Same' cannot be generated: it is generated for 'example.NameClash.First' already. Choose another name with @Pipeline(name = ...).
  interface Second {
    @Stage
    static void run() {}
  }
}

class NameClash_TakenPipeline {}
