package dev.sluice.generated;

import dev.sluice.internal.channel.Drain;
import dev.sluice.internal.channel.FusedSource;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The elements of a source, one by one, until they end or the pipeline is drained. */
final class SourceSteps<T, R> implements FusedSource.Step {
  private final Iterator<? extends T> elements;
  private final SourceStep<? super T, R> step;
  private final Drain drain;
  private final Next<R> value = new Next<>();

  SourceSteps(Iterator<? extends T> elements, SourceStep<? super T, R> step, Drain drain) {
    this.elements = elements;
    this.step = step;
    this.drain = drain;
  }

  @Override
  public @Nullable Object next() throws Exception {
    if (drain.hasBegun() || !elements.hasNext()) {
      return END;
    }
    step.take(elements.next(), value);
    return value.take();
  }
}
