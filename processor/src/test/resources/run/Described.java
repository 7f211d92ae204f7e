// => Squares [counter, squarer, printer, logger] [naturals Integer 0 false, squares List<Integer> 3 true] [done Void true true]
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

class Described {
  @Pipeline
  interface Squares {
    @Broadcast
    ReceiveChannel<Void> done();

    @Stage(out = "naturals")
    static void counter(SendChannel<Integer> out, ReceiveChannel<Void> done) {}

    @Stage(in = "naturals", out = "squares", workers = 2)
    static void squarer(
        @Capacity(3) SendChannel<List<Integer>> out, ReceiveChannel<Integer> in) {}

    @Stage
    static void printer(ReceiveChannel<List<Integer>> squares, ReceiveChannel<Void> done) {}

    @Stage
    static void logger(@Broadcast ReceiveChannel<List<Integer>> squares) {}
  }

  static Object test() {
    Topology topology = new Described_SquaresPipeline().topology();
    return topology.name()
        + " "
        + topology.stages().stream().map(Topology.Stage::name).toList()
        + " "
        + topology.channels().stream()
            .map(it -> it.name() + " " + it.elementType() + " " + it.capacity() + " " + it.broadcast())
            .toList()
        + " "
        + topology.ports().stream()
            .map(it -> it.name() + " " + it.elementType() + " " + it.input() + " " + it.broadcast())
            .toList();
  }
}
