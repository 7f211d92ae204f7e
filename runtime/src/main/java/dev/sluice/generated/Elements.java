package dev.sluice.generated;

import dev.sluice.internal.channel.Drain;
import dev.sluice.internal.channel.Failures;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * The elements that a stage has returned, in a loop of generated code: {@code try} closes what the
 * stage has returned, if it is {@link AutoCloseable}, however the loop ends.
 *
 * <pre>{@code
 * try (var elements = Elements.of(Rows.rows())) {
 *   for (Row row : elements) {
 *     out.send(row);
 *   }
 * }
 * }</pre>
 *
 * @param <T> the type of the elements
 */
public final class Elements<T> implements Iterable<T>, AutoCloseable {
  private final Iterable<T> values;

  /** What the stage has returned. */
  private final Object source;

  /** What ends the loop before the elements end, or null. */
  private final @Nullable Drain drain;

  private Elements(Iterable<T> values, Object source, @Nullable Drain drain) {
    this.values = values;
    this.source = source;
    this.drain = drain;
  }

  /** The same elements until a pipeline is drained. */
  Elements<T> until(Drain end) {
    return new Elements<>(values, source, end);
  }

  /**
   * The elements of an iterable.
   *
   * @param values what the stage has returned
   * @param <T> the type of the elements
   * @return the elements
   */
  @SuppressWarnings("unchecked") // an iterable only hands out
  public static <T> Elements<T> of(Iterable<? extends T> values) {
    Objects.requireNonNull(values, "null instead of elements");
    return new Elements<>((Iterable<T>) values, values, null);
  }

  /**
   * The elements that an iterator has left.
   *
   * @param values what the stage has returned
   * @param <T> the type of the elements
   * @return the elements, for one loop
   */
  @SuppressWarnings("unchecked") // an iterator only hands out
  public static <T> Elements<T> ofIterator(Iterator<? extends T> values) {
    Objects.requireNonNull(values, "null instead of elements");
    return new Elements<>(() -> (Iterator<T>) values, values, null);
  }

  /**
   * The elements of a stream.
   *
   * @param values what the stage has returned
   * @param <T> the type of the elements
   * @return the elements, for one loop
   */
  @SuppressWarnings("unchecked") // an iterator only hands out
  public static <T> Elements<T> ofStream(BaseStream<? extends T, ?> values) {
    Objects.requireNonNull(values, "null instead of elements");
    return new Elements<>(() -> (Iterator<T>) values.iterator(), values, null);
  }

  /** The iterator of what the stage has returned, and nothing besides. */
  Iterator<T> plain() {
    return values.iterator();
  }

  /**
   * The iterator of what the stage has returned. It notices an interrupt before it takes an
   * element, so that none is lost: {@code hasNext} throws {@link InterruptedException} then, which
   * is not declared. In the loop nothing else may block.
   */
  @Override
  public Iterator<T> iterator() {
    Iterator<T> iterator = values.iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (Thread.interrupted()) {
          throw Failures.<RuntimeException>sneak(new InterruptedException());
        }
        return (drain == null || !drain.hasBegun()) && iterator.hasNext();
      }

      @Override
      public T next() {
        return iterator.next();
      }
    };
  }

  /** Closes what the stage has returned, if that can be closed; throws whatever that throws. */
  @Override
  public void close() {
    if (source instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw Failures.<RuntimeException>sneak(e);
      }
    }
  }
}
