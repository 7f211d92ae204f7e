package dev.sluice.jet;

import com.hazelcast.cluster.Address;
import com.hazelcast.jet.core.DAG;
import com.hazelcast.jet.core.Inbox;
import com.hazelcast.jet.core.Outbox;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import com.hazelcast.jet.core.Watermark;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Puts a fault into a vertex of a job, to see that the tests would notice it. */
final class Faulty {
  private Faulty() {}

  /** Makes a processor faulty. */
  @FunctionalInterface
  interface Fault extends UnaryOperator<Processor>, Serializable {}

  /** The graph, in which each processor of a vertex has a fault. */
  static DAG vertex(DAG dag, String name, Fault fault) {
    Objects.requireNonNull(dag.getVertex(name), name)
        .updateMetaSupplier(good -> new FaultyVertex(good, fault));
    return dag;
  }

  private record FaultyVertex(ProcessorMetaSupplier good, Fault fault)
      implements ProcessorMetaSupplier {
    @Override
    public int preferredLocalParallelism() {
      return good.preferredLocalParallelism();
    }

    @Override
    public void init(ProcessorMetaSupplier.Context context) throws Exception {
      good.init(context);
    }

    @Override
    public Function<? super Address, ? extends ProcessorSupplier> get(List<Address> addresses) {
      Function<? super Address, ? extends ProcessorSupplier> suppliers = good.get(addresses);
      return address -> new OnMember(suppliers.apply(address), fault);
    }

    @Override
    public void close(@Nullable Throwable error) throws Exception {
      good.close(error);
    }
  }

  private record OnMember(ProcessorSupplier good, Fault fault) implements ProcessorSupplier {
    @Override
    public void init(ProcessorSupplier.Context context) throws Exception {
      good.init(context);
    }

    @Override
    public Collection<? extends Processor> get(int count) {
      return good.get(count).stream().map(fault).toList();
    }

    @Override
    public void close(@Nullable Throwable error) throws Exception {
      good.close(error);
    }
  }

  /** A processor that does what another one does. */
  static class Delegating implements Processor {
    private final Processor good;

    Delegating(Processor good) {
      this.good = good;
    }

    @Override
    public void init(Outbox outbox, Processor.Context context) throws Exception {
      good.init(outbox, context);
    }

    @Override
    public void process(int ordinal, Inbox inbox) {
      good.process(ordinal, inbox);
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
      return good.tryProcessWatermark(watermark);
    }

    @Override
    public boolean complete() {
      return good.complete();
    }

    @Override
    public boolean isCooperative() {
      return good.isCooperative();
    }

    @Override
    public void close() throws Exception {
      good.close();
    }

    @Override
    public boolean closeIsCooperative() {
      return good.closeIsCooperative();
    }
  }
}
