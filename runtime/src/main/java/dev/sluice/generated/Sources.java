package dev.sluice.generated;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.SendChannel;
import dev.sluice.Sink;
import dev.sluice.internal.channel.ChannelUsers;
import dev.sluice.internal.channel.Channels;
import dev.sluice.internal.channel.SourceEnd;
import dev.sluice.internal.group.GroupCore;
import java.util.Iterator;
import java.util.Objects;

/**
 * The sources of a pipeline, which end when it is {@linkplain PipelineRun#drain drained}: stages
 * without an input. Generated code calls this.
 */
public final class Sources {
  private Sources() {}

  /**
   * The end that a source sends to. When the pipeline is drained, a send that blocks, and every
   * later one, throws {@link ChannelAbandonedException}, and {@code awaitAbandoned} returns.
   *
   * @param group the group of the pipeline
   * @param channel the channel, or what calls a stage
   * @param <T> the element type
   * @return the same channel in everything else; equal to it
   */
  public static <T> SendChannel<T> end(Group group, SendChannel<T> channel) {
    return new SourceEnd<>(
        Objects.requireNonNull(channel, "channel"), Groups.core(group).sources());
  }

  /**
   * The outputs of a source that has several.
   *
   * @param group the group of the pipeline
   * @return no outputs yet
   */
  public static Outputs outputs(Group group) {
    return new Outputs(Groups.core(group).sources());
  }

  /**
   * What a loop over what a source has returned asks before each element.
   *
   * @param group the group of the pipeline
   * @return the question, for one loop
   */
  public static SourceLoop loop(Group group) {
    return new SourceLoop(Groups.core(group).sources().drain());
  }

  /**
   * The elements of an iterable that a source has returned, until the pipeline is drained.
   *
   * @param group the group of the pipeline
   * @param values what the stage has returned
   * @param <T> the type of the elements
   * @return the elements
   */
  public static <T> Elements<T> of(Group group, Iterable<? extends T> values) {
    return Elements.<T>of(values).until(Groups.core(group).sources().drain());
  }

  /**
   * The elements that an iterator has left which a source has returned, until the pipeline is
   * drained.
   *
   * @param group the group of the pipeline
   * @param values what the stage has returned
   * @param <T> the type of the elements
   * @return the elements, for one loop
   */
  public static <T> Elements<T> ofIterator(Group group, Iterator<? extends T> values) {
    return Elements.<T>ofIterator(values).until(Groups.core(group).sources().drain());
  }

  /**
   * A channel between a source and the stage that receives from it, which may {@linkplain #run run}
   * the source. The runtime chooses its buffer.
   *
   * @param group the group of the pipeline
   * @param name the channel's name
   * @param <T> the element type
   * @return the channel
   */
  public static <T> Channel<T> channel(Group group, String name) {
    GroupCore core = Groups.core(group);
    return core.adopt(Channels.fusible(name, new ChannelUsers(core)));
  }

  /**
   * As above, and a function is told of every value that is dropped.
   *
   * @param group the group of the pipeline
   * @param name the channel's name
   * @param undelivered what is told
   * @param <T> the element type
   * @return the channel
   */
  public static <T> Channel<T> channel(Group group, String name, Sink<? super T> undelivered) {
    GroupCore core = Groups.core(group);
    return core.adopt(
        Channels.telling(Channels.fusible(name, new ChannelUsers(core)), undelivered));
  }

  /**
   * Takes the elements that a source has returned, until the pipeline is drained, and sends what a
   * step makes of each: in the calling goroutine or, while that is cheaper, in the one that
   * receives. The elements are closed in the end.
   *
   * <pre>{@code
   * Sources.run(group, Elements.of(Orders.lines()), orders, (String line, Next<Order> toOrders) ->
   *     toOrders.send(Orders.parse(line)));
   * }</pre>
   *
   * @param group the group of the pipeline
   * @param elements what the stage has returned
   * @param channel where values go, made by {@link #channel}; nobody else sends to it
   * @param step takes an element, and sends a value at most
   * @param <T> the type of the elements
   * @param <R> the type of the values
   * @throws Exception what the elements or a step have thrown, in whatever goroutine
   */
  public static <T, R> void run(
      Group group, Elements<T> elements, Channel<R> channel, SourceStep<? super T, R> step)
      throws Exception {
    try (elements) {
      Channels.run(
          channel, new SourceSteps<>(elements.plain(), step, Groups.core(group).sources().drain()));
    }
  }
}
