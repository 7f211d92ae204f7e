package dev.sluice.inspector;

import dev.sluice.Channel;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import java.util.List;

/** A pipeline that is never done, whose third stage computes for a while for each value. */
final class BusyPipeline {
  private static final long COMPUTING_NANOS = 300_000;

  private static final Topology TOPOLOGY =
      new Topology(
          "Busy",
          List.of(
              new Topology.Stage("lines", List.of(), List.of("text"), 1),
              new Topology.Stage("parse", List.of("text"), List.of("rows"), 4),
              new Topology.Stage("slow", List.of("rows"), List.of("done"), 1),
              new Topology.Stage("count", List.of("done"), List.of(), 1)),
          List.of(
              new Topology.Channel("text", "Integer", 64),
              new Topology.Channel("rows", "Integer", 64),
              new Topology.Channel("done", "Integer", 0)),
          List.of());

  private BusyPipeline() {}

  static PipelineRun<Void> start() {
    return PipelineRun.start(
        TOPOLOGY,
        group -> {
          Channel<Integer> text = group.channel("text", 64);
          Channel<Integer> rows = group.channel("rows", 64);
          Channel<Integer> done = group.channel("done", 0);
          group.go("lines", () -> lines(text));
          for (int i = 1; i <= 4; i++) {
            group.go("parse-" + i, () -> copy(text, rows));
          }
          group.go("slow", () -> compute(rows, done));
          group.go("count", () -> done.forEach(one -> {}));
          group.join();
          return null;
        });
  }

  private static void lines(Channel<Integer> text) throws InterruptedException {
    for (int i = 0; ; i++) {
      text.send(i);
    }
  }

  private static void copy(Channel<Integer> from, Channel<Integer> to) throws InterruptedException {
    for (int one : from) {
      to.send(one);
    }
  }

  private static void compute(Channel<Integer> from, Channel<Integer> to)
      throws InterruptedException {
    for (int one : from) {
      long end = System.nanoTime() + COMPUTING_NANOS;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      to.send(one);
    }
  }
}
