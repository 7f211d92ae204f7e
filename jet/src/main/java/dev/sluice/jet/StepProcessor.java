package dev.sluice.jet;

import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import dev.sluice.Received;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs an island step by step: for the elements that are there, until all that came of them is with
 * Jet. Only then the elements leave the inbox, so that a snapshot is taken between two steps. Never
 * blocks: the stages run in goroutines, while Jet asks again and again.
 */
final class StepProcessor extends VertexProcessor {
  private final MemberExecution execution;
  private final IslandSpec island;
  private final StepEdges edges;
  private final @Nullable Object objects;
  private final Memories memories;
  private @Nullable Outbox outbox;
  private @Nullable Step step;

  /** What Jet has not taken yet. */
  private Step.@Nullable Sent refused;

  /** What is still to be saved of the snapshot that is being taken; null between snapshots. */
  private @Nullable Deque<Map.Entry<Object, Object>> unsaved;

  StepProcessor(MemberExecution execution, IslandSpec island) {
    this.execution = execution;
    this.island = island;
    edges = StepEdges.of(execution.job(), island);
    objects = objects(execution, island);
    memories = new Memories(island, objects);
  }

  @SuppressWarnings("NullAway") // the objects are those that generated code has made
  private static @Nullable Object objects(MemberExecution execution, IslandSpec island) {
    Object ofMember = execution.objects();
    return island.byKey().isPresent() ? island.byKey().get().anew().apply(ofMember) : ofMember;
  }

  @Override
  public void init(Outbox outbox, Context context) {
    this.outbox = outbox;
  }

  @Override
  public void process(int ordinal, Inbox inbox) {
    Step running = step;
    if (running == null) {
      running = Step.start(execution, island, objects, edges.into().get(ordinal), elements(inbox));
      step = running;
    }
    if (isEmitted(running)) {
      step = null;
      running.rethrow();
      inbox.clear();
    }
  }

  private static List<@Nullable Object> elements(Inbox inbox) {
    List<@Nullable Object> elements = new ArrayList<>();
    inbox.forEach(item -> elements.add(Bridge.unwrap(item)));
    return elements;
  }

  /** Hands to Jet what has left the island; true once the step has ended and all is with Jet. */
  private boolean isEmitted(Step running) {
    Outbox out = Objects.requireNonNull(outbox, "not initialized");
    while (true) {
      Step.Sent next = refused;
      if (next == null) {
        Optional<Received<Step.Sent>> received = running.next();
        if (received.isEmpty()) {
          return false;
        }
        next = received.get().value();
        if (next == null) {
          return true;
        }
      }
      if (!out.offer(edges.edgesOutOf(next.channel()), next.item())) {
        refused = next;
        return false;
      }
      refused = null;
    }
  }

  @Override
  public boolean saveToSnapshot() {
    Outbox out = Objects.requireNonNull(outbox, "not initialized");
    Deque<Map.Entry<Object, Object>> entries =
        unsaved == null ? new ArrayDeque<>(memories.save()) : unsaved;
    unsaved = entries;
    for (Map.Entry<Object, Object> next = entries.peek(); next != null; next = entries.peek()) {
      if (!out.offerToSnapshot(next.getKey(), next.getValue())) {
        return false;
      }
      entries.remove();
    }
    unsaved = null;
    return true;
  }

  @Override
  public void restoreFromSnapshot(Inbox inbox) {
    for (Object entry = inbox.poll(); entry != null; entry = inbox.poll()) {
      memories.restore((Map.Entry<?, ?>) entry);
    }
  }

  @Override
  public void close() {
    if (step != null) {
      step.close();
    }
  }

  /** It waits for the goroutines of a step that was cut off. */
  @Override
  public boolean closeIsCooperative() {
    return false;
  }
}
