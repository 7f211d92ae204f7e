package dev.sluice.micrometer;

import dev.sluice.Failed;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Batch;
import dev.sluice.annotation.Broadcast;
import dev.sluice.annotation.Feedback;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Port;
import dev.sluice.annotation.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A pipeline with a stage of every kind, each of which looks around by its name. */
@Pipeline(stages = EveryStage.Inner.class)
final class EveryStage {
  /** The stages. */
  static final List<String> NAMES =
      List.of(
          "source",
          "goroutine",
          "function",
          "filter",
          "expanding",
          "emitter",
          "own goroutine",
          "worker",
          "ordered worker",
          "keyed worker",
          "platform thread",
          "batch",
          "rejected",
          "cycle",
          "back",
          "stage of an inner pipeline",
          "worker of an inner pipeline",
          "target",
          "other target");

  private static final int VALUES = 40;

  private final Look look;

  EveryStage(Look look) {
    this.look = look;
  }

  /** An element with a key. */
  record Value(int number) {
    int key() {
      return number % 3;
    }
  }

  @Stage(out = "numbers")
  IntStream source() {
    look.at("source");
    return IntStream.range(0, VALUES);
  }

  @Stage
  void goroutine(ReceiveChannel<Integer> numbers, SendChannel<Integer> received)
      throws InterruptedException {
    for (int number : numbers) {
      look.at("goroutine");
      received.send(number);
    }
  }

  @Stage(in = "received", out = "values")
  Value function(int number) {
    look.at("function");
    return new Value(number);
  }

  @Stage(in = "values", out = "kept")
  Optional<Value> filter(Value value) {
    look.at("filter");
    return Optional.of(value);
  }

  @Stage(in = "kept", out = "expanded")
  List<Value> expand(Value value) {
    look.at("expanding");
    return List.of(value);
  }

  @Stage(in = "expanded", out = "emitted")
  void emit(Value value, SendChannel<Value> emitted) throws InterruptedException {
    look.at("emitter");
    emitted.send(value);
  }

  @Stage(in = "emitted", out = "alone", async = true)
  Value ownGoroutine(Value value) {
    look.at("own goroutine");
    return value;
  }

  @Stage(in = "alone", out = "worked", workers = 3)
  Value work(Value value) {
    look.at("worker");
    return value;
  }

  @Stage(in = "worked", out = "ordered", workers = 3, ordered = true)
  Value workInOrder(Value value) {
    look.at("ordered worker");
    return value;
  }

  @Stage(in = "ordered", out = "keyed", workers = 3, by = "key")
  Value workByKey(Value value) {
    look.at("keyed worker");
    return value;
  }

  @Stage(in = "keyed", out = "computed", platform = true)
  Value compute(Value value) {
    look.at("platform thread");
    return value;
  }

  @Stage(in = "computed", out = "stored", workers = 2, failed = "rejected")
  @Batch(max = 4, millis = 1)
  List<Value> store(List<Value> values) {
    look.at("batch");
    if (values.getFirst().key() == 0) {
      throw new IllegalStateException("rejected");
    }
    return values;
  }

  @Stage(in = "rejected", out = "stored")
  List<Value> repair(Failed<List<Value>> failed) {
    look.at("rejected");
    return failed.value();
  }

  @Stage(in = "stored", out = "steps")
  int begin(Value value) {
    return value.number() % 3;
  }

  @Stage(
      in = "steps",
      out = {"work", "done"})
  void step(int step, @Feedback SendChannel<Integer> work, SendChannel<Integer> done)
      throws InterruptedException {
    look.at("cycle");
    if (step == 0) {
      done.send(step);
    } else {
      work.send(step);
    }
  }

  @Stage(in = "work", out = "steps", workers = 2)
  int back(int step) {
    look.at("back");
    return step - 1;
  }

  /** A pipeline that is a stage. */
  @Pipeline
  @Stage(in = "done", out = "results")
  static final class Inner {
    private final Look look;

    Inner(Look look) {
      this.look = look;
    }

    @Stage
    void take(@Port ReceiveChannel<Integer> inputs, SendChannel<Integer> taken)
        throws InterruptedException {
      for (int input : inputs) {
        look.at("stage of an inner pipeline");
        taken.send(input);
      }
    }

    @Stage(in = "taken", out = "worked", workers = 2, ordered = true)
    int work(int input) {
      look.at("worker of an inner pipeline");
      return input;
    }

    @Stage
    static void give(ReceiveChannel<Integer> worked, @Port SendChannel<Integer> outputs)
        throws InterruptedException {
      for (int output : worked) {
        outputs.send(output);
      }
    }
  }

  @Stage
  void count(@Broadcast ReceiveChannel<Integer> results) {
    for (int _ : results) {
      look.at("target");
    }
  }

  /** Returns how many values have arrived. */
  @Stage
  int result(ReceiveChannel<Integer> results) {
    int count = 0;
    for (int _ : results) {
      look.at("other target");
      count++;
    }
    return count;
  }

  /** Runs a pipeline of all of them to its end. */
  static void run(Look look) throws InterruptedException {
    EveryStage stages = new EveryStage(look);
    int arrived =
        new EveryStagePipeline(stages, new EveryStage_InnerPipeline(new Inner(look))).run();
    if (arrived != VALUES) {
      throw new AssertionError(arrived + " values have arrived");
    }
  }
}
