package example;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.Task;
import dev.sluice.Topology;
import dev.sluice.WaitGroup;
import dev.sluice.annotation.SluiceGenerated;
import dev.sluice.generated.Broadcaster;
import dev.sluice.generated.OrderedWorkers;
import dev.sluice.generated.Outputs;
import dev.sluice.generated.Ports;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import javax.annotation.processing.Generated;

/**
 * Runs {@link Logs}.
 *
 * <pre>{@code
 * (lines) --> parse x4 --codes--> worst
 * parse x4 --codes--> classify x2 --errors--> alarm
 * classify x2 --warnings--> note
 * }</pre>
 *
 * <p>Stages:
 *
 * <ul>
 *   <li>{@link Logs#parse parse}
 *   <li>{@link Logs#worst worst}
 *   <li>{@link Logs#classify classify}
 *   <li>{@link Logs#alarm alarm}
 *   <li>{@link Logs#note note}
 * </ul>
 */
@SluiceGenerated
@Generated("dev.sluice.processor.SluiceProcessor")
public final class LogsPipeline {
  /**
   * A pipeline that can run any number of times.
   */
  public LogsPipeline() {
  }

  /**
   * Starts every stage, waits for all of them, and rethrows the first failure.
   *
   * @param lines what flows in; abandoned when its receivers have ended
   * @return what stage 'worst' returns
   * @throws dev.sluice.GoroutineFailedException if a stage fails
   * @throws dev.sluice.DeadlockException if the stages wait for one another
   * @throws InterruptedException if the waiting thread is interrupted
   */
  public int run(ReceiveChannel<String> lines) throws InterruptedException {
    Ports ports = new Ports().input(lines);
    try (Group group = ports.open("Logs", this::topology)) {
      return wire(group, lines);
    } catch (Throwable e) {
      ports.fail(e);
      throw e;
    }
  }

  /**
   * Starts every stage and returns at once.
   *
   * @param lines what flows in; abandoned when its receivers have ended
   * @return the running pipeline
   */
  public PipelineRun<Integer> start(ReceiveChannel<String> lines) {
    return PipelineRun.start(topology(),
        new Ports().input(lines).endedBy(group -> wire(group, lines)));
  }

  /**
   * Describes the pipeline.
   *
   * @return its stages, channels and ports
   */
  public Topology topology() {
    return Topology.of("Logs")
        .stage("parse").in("lines").out("codes").workers(4)
        .stage("worst").in("codes")
        .stage("classify").in("codes").out("errors", "warnings").workers(2)
        .stage("alarm").in("errors")
        .stage("note").in("warnings")
        .channel("codes", "Integer").broadcast()
        .channel("errors", "String")
        .channel("warnings", "String")
        .input("lines", "String")
        .build();
  }

  private int wire(Group group, ReceiveChannel<String> lines) throws InterruptedException {
    Channel<Integer> codes = group.channel("codes");
    Channel<String> errors = group.channel("errors");
    Channel<String> warnings = group.channel("warnings");
    Channel<Integer> codesToWorst = group.channel("codes to worst");
    Channel<Integer> codesToClassify = group.channel("codes to classify");
    group.go("broadcast of codes",
        () -> Broadcaster.copy(codes, List.of(codesToWorst, codesToClassify)), codes::abandon,
        codesToWorst::close, codesToClassify::close);
    WaitGroup parseWorkers = new WaitGroup();
    OrderedWorkers<String, Integer> parseInOrder = new OrderedWorkers<>(lines, codes, 8);
    for (int i = 1; i <= 4; i++) {
      parseWorkers.add(1);
      group.go("parse-" + i, () -> parseInOrder.work((line, results) -> {
        Optional<Integer> maybe = Logs.parse(line);
        if (maybe.isPresent()) {
          results.send(maybe.get());
        }
      }), parseWorkers::done);
    }
    group.go("closer of codes", () -> {
      parseWorkers.await();
      lines.abandon();
      codes.close();
    });
    Future<Integer> worst = group.call("worst", () -> Logs.worst(codesToWorst),
        codesToWorst::abandon);
    WaitGroup classifyWorkers = new WaitGroup();
    Outputs classifyOutputs = new Outputs();
    SendChannel<String> classifyToErrors = classifyOutputs.add(errors);
    SendChannel<String> classifyToWarnings = classifyOutputs.add(warnings);
    OrderedWorkers<Integer, Task> classifyInOrder = new OrderedWorkers<>(codesToClassify,
        SendChannel.into(Task::run), 4);
    for (int i = 1; i <= 2; i++) {
      classifyWorkers.add(1);
      group.go("classify-" + i, () -> classifyInOrder.work((code, results) -> Logs.classify(code,
          Outputs.inTurn(classifyToErrors, results), Outputs.inTurn(classifyToWarnings, results))),
          classifyWorkers::done);
    }
    group.go("closer of errors and warnings", () -> {
      classifyWorkers.await();
      codesToClassify.abandon();
      errors.close();
      warnings.close();
    });
    group.go("alarm", () -> {
      for (String error : errors) {
        Logs.alarm(error);
      }
    }, errors::abandon);
    group.go("note", () -> {
      for (String warning : warnings) {
        Logs.note(warning);
      }
    }, warnings::abandon);
    group.join();
    return worst.resultNow();
  }
}
