package dev.sluice.processor.writing;

import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Stage;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * A goroutine, and what channels and values are called in its code.
 *
 * @param plan how the pipeline runs
 * @param names the names in the method that starts the goroutine
 * @param goroutine the goroutine
 * @param scope the names that are taken in it
 * @param results the variable to which results go instead of to their channels, or empty
 */
record GoroutineScope(
    Plan plan, Names names, GoroutinePlan goroutine, Scope scope, Optional<String> results) {
  GoroutineScope(Plan plan, Names names, GoroutinePlan goroutine) {
    this(plan, names, goroutine, names.scope(), Optional.empty());
  }

  /** The stage that is called instead of a send to the channel, if the channel vanishes. */
  Optional<Stage> fused(String channel) {
    return plan.fusion().into(channel);
  }

  TypeMirror type(Endpoint end) {
    return plan.pipeline().channel(end.channel()).orElseThrow().type();
  }

  /** The name of a value on a channel: as the stage that is called with it calls it. */
  String value(String channel) {
    return fused(channel).map(stage -> value(channel, stage)).orElseGet(() -> scope.firstFree("v"));
  }

  String value(String channel, Stage taker) {
    String parameter = taker.declaration().values().getFirst().name();
    String other = taker.batch().isPresent() ? "batch" : "v";
    return parameter.equals(channel) ? scope.firstFree(other) : scope.firstFree(parameter, other);
  }

  /** The variable of an output. */
  String output(Endpoint output) {
    return results.orElseGet(() -> channel(output));
  }

  /** The variable of a channel to which the wiring sends: what counts for the stage, if it does. */
  String channel(Endpoint end) {
    return goroutine.stages().stream()
        .filter(stage -> stage.sends().anyMatch(end::equals))
        .flatMap(stage -> ownChannel(stage, end).stream())
        .findFirst()
        .orElseGet(() -> names.channel(end.channel()));
  }

  /** The variable of what a stage sends to, if it has one of its own. */
  Optional<String> ownChannel(Stage stage, Endpoint output) {
    Object key = channelKey(stage, output);
    return scope.has(key) ? Optional.of(scope.get(key)) : Optional.empty();
  }

  /** A new variable for what a stage sends to. */
  String declareChannel(String suggestion, Stage stage, Endpoint output) {
    return scope.fresh(suggestion, channelKey(stage, output));
  }

  private static Object channelKey(Stage stage, Endpoint output) {
    return List.of("output", stage, output.channel());
  }
}
