package dev.sluice.jet;

import com.hazelcast.cluster.Address;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the processors of islands where the island runs, and of nothing elsewhere. */
final class Vertices {
  private Vertices() {}

  /** Makes a processor of a vertex that belongs to an island. */
  @FunctionalInterface
  interface Maker extends Serializable {
    Processor make(MemberExecution execution, IslandSpec island);
  }

  /** A vertex of an island. */
  static ProcessorMetaSupplier of(JobSpec job, IslandSpec island, Maker maker) {
    return new OfIsland(island, new OnMember(job, island, maker));
  }

  /**
   * Where an island runs: on every member, or on the one that owns the partition of the island's
   * name, to which the edges into it lead.
   */
  private static final class OfIsland implements ProcessorMetaSupplier {
    private static final long serialVersionUID = 1;

    private final IslandSpec island;
    private final OnMember supplier;
    private transient @Nullable Address owner;

    OfIsland(IslandSpec island, OnMember supplier) {
      this.island = island;
      this.supplier = supplier;
    }

    @Override
    public int preferredLocalParallelism() {
      return island.byKey().map(IslandSpec.ByKey::workers).orElse(1);
    }

    @Override
    public void init(ProcessorMetaSupplier.Context context) {
      if (!island.isEverywhere()) {
        owner = ProcessorMetaSupplier.getOwnerAddress(context, island.name());
      }
    }

    @Override
    public Function<? super Address, ? extends ProcessorSupplier> get(List<Address> addresses) {
      return address ->
          island.isEverywhere() || address.equals(owner)
              ? supplier
              : ProcessorSupplier.of(Absent::new);
    }
  }

  /** The part of a vertex on one member. */
  private static final class OnMember implements ProcessorSupplier {
    private static final long serialVersionUID = 1;

    private final JobSpec job;
    private final IslandSpec island;
    private final Maker maker;
    private transient @Nullable MemberExecution execution;

    OnMember(JobSpec job, IslandSpec island, Maker maker) {
      this.job = job;
      this.island = island;
      this.maker = maker;
    }

    @Override
    public void init(ProcessorSupplier.Context context) throws Exception {
      execution = MemberExecution.acquire(job, context, this);
    }

    @Override
    public Collection<? extends Processor> get(int count) {
      MemberExecution here = Objects.requireNonNull(execution, "not initialized");
      List<Processor> processors = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        processors.add(maker.make(here, island));
      }
      return processors;
    }

    @Override
    public void close(@Nullable Throwable error) {
      if (execution != null) {
        execution.release(this);
      }
    }
  }
}
