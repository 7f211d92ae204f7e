package dev.sluice.jet;

import com.hazelcast.cluster.Address;
import com.hazelcast.jet.core.Processor;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A source of Jet whose processors end when nobody wants more. Serialized by Hazelcast and not by
 * Java, because Jet's own suppliers are.
 */
final class SourceVertex implements ProcessorMetaSupplier, DataSerializable {
  private static final long serialVersionUID = 1;

  private transient @Nullable JobSpec job;
  private transient @Nullable String channel;
  private transient @Nullable ProcessorMetaSupplier source;

  /** For deserialization. */
  SourceVertex() {}

  SourceVertex(JobSpec job, String channel, ProcessorMetaSupplier source) {
    this.job = job;
    this.channel = channel;
    this.source = source;
  }

  private ProcessorMetaSupplier source() {
    return Objects.requireNonNull(source, "source");
  }

  @Override
  public int preferredLocalParallelism() {
    return source().preferredLocalParallelism();
  }

  @Override
  public void init(ProcessorMetaSupplier.Context context) throws Exception {
    source().init(context);
  }

  @Override
  public Function<? super Address, ? extends ProcessorSupplier> get(List<Address> addresses) {
    Function<? super Address, ? extends ProcessorSupplier> suppliers = source().get(addresses);
    return address -> new OnMember(job, channel, suppliers.apply(address));
  }

  @Override
  public void close(@Nullable Throwable error) throws Exception {
    source().close(error);
  }

  @Override
  public void writeData(ObjectDataOutput out) throws IOException {
    out.writeObject(job);
    out.writeString(channel);
    out.writeObject(source);
  }

  @Override
  public void readData(ObjectDataInput in) throws IOException {
    job = in.readObject();
    channel = in.readString();
    source = in.readObject();
  }

  /** The part on one member. */
  static final class OnMember implements ProcessorSupplier, DataSerializable {
    private static final long serialVersionUID = 1;

    private transient @Nullable JobSpec job;
    private transient @Nullable String channel;
    private transient @Nullable ProcessorSupplier source;
    private transient @Nullable MemberExecution execution;

    /** For deserialization. */
    OnMember() {}

    OnMember(@Nullable JobSpec job, @Nullable String channel, ProcessorSupplier source) {
      this.job = job;
      this.channel = channel;
      this.source = source;
    }

    private ProcessorSupplier source() {
      return Objects.requireNonNull(source, "source");
    }

    @Override
    public void init(ProcessorSupplier.Context context) throws Exception {
      execution = MemberExecution.acquire(Objects.requireNonNull(job, "job"), context, this);
      source().init(context);
    }

    @Override
    public Collection<? extends Processor> get(int count) {
      MemberExecution here = Objects.requireNonNull(execution, "not initialized");
      String name = Objects.requireNonNull(channel, "channel");
      return source().get(count).stream()
          .map(processor -> new EndableSource(here, name, processor))
          .toList();
    }

    @Override
    public void close(@Nullable Throwable error) throws Exception {
      try {
        source().close(error);
      } finally {
        if (execution != null) {
          execution.release(this);
        }
      }
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
      out.writeObject(job);
      out.writeString(channel);
      out.writeObject(source);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
      job = in.readObject();
      channel = in.readString();
      source = in.readObject();
    }
  }
}
