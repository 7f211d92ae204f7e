package dev.sluice.processor.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is done to channels once certain goroutines have ended: when the last sender ends a channel
 * is closed, when the last receiver ends it is abandoned.
 *
 * @param goroutines what has to end
 * @param steps what is done then
 */
public record CompletionAction(List<GoroutinePlan> goroutines, List<Step> steps) {
  /**
   * One thing to do.
   *
   * @param verb what to do
   * @param channel the name of the channel or port
   */
  public record Step(Verb verb, String channel) {}

  /** What can be done to a channel, in the order in which it is done. */
  public enum Verb {
    /** No receiver will come again. */
    ABANDON,
    /** No sender will come again. */
    CLOSE;

    /**
     * The method of the channel.
     *
     * @return its name
     */
    public String method() {
      return this == ABANDON ? "abandon" : "close";
    }
  }

  /** Keeps copies of the lists. */
  public CompletionAction {
    goroutines = List.copyOf(goroutines);
    steps = List.copyOf(steps);
  }

  /**
   * Whether a single goroutine does it on its way out; otherwise a closer waits for all of them.
   *
   * @return true if exactly one goroutine has to end
   */
  public boolean isDirect() {
    return goroutines.size() == 1 && !goroutines.getFirst().hasWorkers();
  }

  /**
   * The completions of a pipeline.
   *
   * @param pipeline the pipeline
   * @param channels the channels that it makes
   * @param goroutines its goroutines
   * @return for each set of goroutines what is done after them
   */
  static List<CompletionAction> of(
      Pipeline pipeline, List<ChannelPlan> channels, List<GoroutinePlan> goroutines) {
    Map<List<GoroutinePlan>, List<Step>> steps = new LinkedHashMap<>();
    for (Channel port : pipeline.ports()) {
      if (port.role() == Channel.Role.INPUT) {
        add(steps, goroutines, GoroutinePlan::receives, new Step(Verb.ABANDON, port.name()));
      } else {
        add(steps, goroutines, GoroutinePlan::sends, new Step(Verb.CLOSE, port.name()));
      }
    }
    for (ChannelPlan channel : channels) {
      // Of the queues of workers each is abandoned by its own worker.
      if (channel.keyed().isEmpty()) {
        add(steps, goroutines, GoroutinePlan::receives, new Step(Verb.ABANDON, channel.name()));
      }
      // A feedback channel is closed by its cycle.
      if (pipeline.channel(channel.name()).filter(Channel::isFeedback).isEmpty()) {
        add(steps, goroutines, GoroutinePlan::sends, new Step(Verb.CLOSE, channel.name()));
      }
    }
    List<CompletionAction> completions = new ArrayList<>();
    steps.forEach(
        (ended, todo) ->
            completions.add(
                new CompletionAction(
                    ended, todo.stream().sorted(Comparator.comparing(Step::verb)).toList())));
    return completions;
  }

  private static void add(
      Map<List<GoroutinePlan>, List<Step>> steps,
      List<GoroutinePlan> goroutines,
      Function<GoroutinePlan, List<String>> channels,
      Step step) {
    List<GoroutinePlan> holders =
        goroutines.stream()
            .filter(goroutine -> channels.apply(goroutine).contains(step.channel()))
            .toList();
    if (!holders.isEmpty()) {
      steps.computeIfAbsent(holders, it -> new ArrayList<>()).add(step);
    }
  }
}
