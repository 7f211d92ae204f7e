package dev.sluice.jet;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.SerializerHook;
import com.hazelcast.nio.serialization.StreamSerializer;
import dev.sluice.Failed;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Carries elements for which a stage has failed: the element as any other, and the exception by
 * Java's serialization, or its text where that cannot be. Hazelcast finds it by itself.
 */
@SuppressWarnings("rawtypes") // what Hazelcast knows is the class
public final class FailedSerializer implements StreamSerializer<Failed>, SerializerHook<Failed> {
  /** No serializer of anybody else may have it. */
  private static final int TYPE_ID = 1_936_680_306;

  /** For Hazelcast. */
  public FailedSerializer() {}

  @Override
  public int getTypeId() {
    return TYPE_ID;
  }

  @Override
  public Class<Failed> getSerializationType() {
    return Failed.class;
  }

  @Override
  public FailedSerializer createSerializer() {
    return this;
  }

  @Override
  public boolean isOverwritable() {
    return true;
  }

  @Override
  public void write(ObjectDataOutput out, Failed failed) throws IOException {
    out.writeObject(failed.value());
    Throwable cause = failed.cause();
    out.writeByteArray(Thrown.serialized(cause));
    out.writeString(Thrown.text(cause));
    out.writeString(Thrown.stack(cause));
  }

  @Override
  public Failed<?> read(ObjectDataInput in) throws IOException {
    Object value = in.readObject();
    byte @Nullable [] bytes = in.readByteArray();
    String text = String.valueOf(in.readString());
    String stack = String.valueOf(in.readString());
    Throwable cause = Thrown.deserialized(bytes, Thread.currentThread().getContextClassLoader());
    return new Failed<>(
        value, cause instanceof Exception e ? e : new UnknownCauseException(text, stack));
  }
}
