package dev.sluice.jet;

import com.hazelcast.function.FunctionEx;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An island, as the members are told of it.
 *
 * @param stages the names of its stages
 * @param isEverywhere whether every member runs it
 * @param body what runs
 * @param inputs where elements come in
 * @param outputs the channels on which elements leave
 * @param memories what is saved with each snapshot
 */
record IslandSpec(
    List<String> stages,
    boolean isEverywhere,
    IslandBody<Object> body,
    List<Input> inputs,
    List<String> outputs,
    List<Memory> memories)
    implements Serializable {
  /** How many stages a name spells out. */
  private static final int MOST_NAMES = 3;

  /**
   * A channel on which elements come in.
   *
   * @param channel its name
   * @param key by what they are spread over the members; null where any member may get any element
   */
  record Input(String channel, @Nullable FunctionEx<Object, ?> key) implements Serializable {}

  /**
   * What a stage remembers.
   *
   * @param stage the stage's name
   * @param object gives the stage's object, of what a member or worker has
   * @param byKey how it is spread over workers; null where it is saved as a whole
   */
  record Memory(String stage, FunctionEx<Object, ?> object, @Nullable ByKey byKey)
      implements Serializable {}

  /**
   * Workers with an object each.
   *
   * @param workers how many each member has
   * @param anew makes what a worker has, of what its member has
   */
  record ByKey(int workers, FunctionEx<Object, ?> anew) implements Serializable {}

  /** The workers with an object each, if the island has such a stage. */
  Optional<ByKey> byKey() {
    return memories.stream().flatMap(it -> Stream.ofNullable(it.byKey())).findFirst();
  }

  IslandSpec {
    stages = List.copyOf(stages);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    memories = List.copyOf(memories);
  }

  /** {@code read + total}: unlike any other, because a stage is in one island only. */
  String name() {
    int more = stages.size() - MOST_NAMES;
    String names = String.join(" + ", stages.subList(0, Math.min(stages.size(), MOST_NAMES)));
    return more > 0 ? names + " + " + more + " more" : names;
  }
}
