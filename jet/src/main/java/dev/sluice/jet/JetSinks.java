package dev.sluice.jet;

import com.hazelcast.function.FunctionEx;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.processor.SinkProcessors;
import dev.sluice.SendChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the elements of an output port can go. When a job starts again after the loss of a member,
 * it sends everything again: a map takes that, because equal keys replace one another; a list or a
 * file then has elements twice.
 */
public final class JetSinks {
  private JetSinks() {}

  /**
   * Any sink of Jet. Each of its processors takes elements of type {@code T}, those that are sent
   * on its member. No element may be null.
   *
   * @param sink makes the processors
   * @param <T> the element type
   * @return the sink
   */
  public static <T> JetSink<T> of(ProcessorMetaSupplier sink) {
    Objects.requireNonNull(sink, "sink");
    return new JetSink<>(
        (job, port) -> new JetSink.Bound(sink, Optional.empty()), Optional.empty());
  }

  /**
   * An {@code IList}, to whose end the elements are added.
   *
   * @param name the list's name
   * @param <T> the element type
   * @return the sink
   */
  public static <T> JetSink<T> list(String name) {
    return of(SinkProcessors.writeListP(name));
  }

  /**
   * An {@code IMap} from the key of each element to the element.
   *
   * @param name the map's name
   * @param key the key of an element
   * @param <T> the element type
   * @return the sink
   */
  public static <T> JetSink<T> map(String name, FunctionEx<? super T, ?> key) {
    return map(name, key, it -> it);
  }

  /**
   * An {@code IMap} from the key of each element to its value.
   *
   * @param name the map's name
   * @param key the key of an element
   * @param value what is put
   * @param <T> the element type
   * @return the sink
   */
  public static <T> JetSink<T> map(
      String name, FunctionEx<? super T, ?> key, FunctionEx<? super T, ?> value) {
    return of(SinkProcessors.<T, Object, Object>writeMapP(name, key, value));
  }

  /**
   * Files on the disks of the members: a line for each element, as its {@code toString} gives it,
   * in UTF-8. Each member writes files of its own.
   *
   * @param folder the folder on every member
   * @param <T> the element type
   * @return the sink
   */
  public static <T> JetSink<T> files(Path folder) {
    return of(
        SinkProcessors.<T>writeFileP(
            folder.toString(),
            StandardCharsets.UTF_8,
            null,
            Long.MAX_VALUE,
            false,
            String::valueOf));
  }

  /**
   * A channel of the program that submits the job, which has to be a member of the cluster. The job
   * closes the channel when it has ended normally, and {@linkplain SendChannel#fail fails} it
   * otherwise. It ends with that member, and fails rather than starts again when another one is
   * lost, because what was sent cannot be taken back.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the sink, for one job
   */
  public static <T> JetSink<T> channel(SendChannel<T> channel) {
    Objects.requireNonNull(channel, "channel");
    return new JetSink<>(
        (job, port) -> LocalChannels.of(job).sink(channel, port), Optional.of(channel));
  }
}
