package dev.sluice.generated;

import dev.sluice.Sink;
import dev.sluice.internal.channel.Failures;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * The elements that a stage returns whose failures go to a channel. What the stage throws, its
 * iteration and its close, is handed over, and there are no more elements then; what the body of
 * the loop throws is not.
 *
 * <pre>{@code
 * try (var elements =
 *     AttemptedElements.of(() -> Orders.split(line), e -> Rejection.send(rejected, line, e))) {
 *   for (Order order : elements) {
 *     orders.send(order);
 *   }
 * }
 * }</pre>
 *
 * @param <T> the type of the elements
 */
public final class AttemptedElements<T> implements Iterable<T>, AutoCloseable {
  private final Iterable<? extends T> values;

  /** What the stage has returned. */
  private final Object source;

  private final Sink<Exception> failed;

  /** Whether there are no more elements, so that nothing but closing is left. */
  private boolean over;

  /** What was handed over, if anything was. */
  private @Nullable Exception failure;

  private AttemptedElements(Iterable<? extends T> values, Object source, Sink<Exception> failed) {
    this.values = values;
    this.source = source;
    this.failed = failed;
  }

  /**
   * The elements of an iterable.
   *
   * @param stage calls the stage
   * @param failed is given what was thrown, and may throw it on
   * @param <T> the type of the elements
   * @return the elements, for one loop
   * @throws Exception what {@code failed} throws
   */
  public static <T> AttemptedElements<T> of(
      Callable<? extends Iterable<? extends T>> stage, Sink<Exception> failed) throws Exception {
    try {
      Iterable<? extends T> values =
          Objects.requireNonNull(stage.call(), "null instead of elements");
      return new AttemptedElements<>(values, values, failed);
    } catch (Exception e) {
      return none(failed, e);
    }
  }

  /**
   * The elements of a stream.
   *
   * @param stage calls the stage
   * @param failed is given what was thrown, and may throw it on
   * @param <T> the type of the elements
   * @return the elements, for one loop
   * @throws Exception what {@code failed} throws
   */
  public static <T> AttemptedElements<T> ofStream(
      Callable<? extends BaseStream<? extends T, ?>> stage, Sink<Exception> failed)
      throws Exception {
    try {
      BaseStream<? extends T, ?> values =
          Objects.requireNonNull(stage.call(), "null instead of elements");
      return new AttemptedElements<>(() -> elements(values.iterator()), values, failed);
    } catch (Exception e) {
      return none(failed, e);
    }
  }

  @SuppressWarnings("unchecked") // an iterator only hands out
  private static <T> Iterator<T> elements(Iterator<? extends T> values) {
    return (Iterator<T>) values;
  }

  private static <T> AttemptedElements<T> none(Sink<Exception> failed, Exception e)
      throws Exception {
    failed.accept(e);
    return new AttemptedElements<>(List.of(), List.of(), failed);
  }

  /**
   * The iterator of what the stage has returned. It notices an interrupt before it takes an
   * element, as {@link Elements} does.
   */
  @Override
  public Iterator<T> iterator() {
    return new Attempt();
  }

  /** Closes what the stage has returned, if that can be closed. */
  @Override
  public void close() {
    if (source instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        closingFailed(e);
      }
    }
  }

  /** Where the loop was left by an exception, that one has this one suppressed. */
  private void closingFailed(Exception e) {
    if (!over) {
      throw Failures.<RuntimeException>sneak(e);
    }
    if (failure != null) {
      failure.addSuppressed(e);
    } else {
      handOver(e);
    }
  }

  private void handOver(Exception e) {
    over = true;
    failure = e;
    try {
      failed.accept(e);
    } catch (Exception end) {
      throw Failures.<RuntimeException>sneak(end);
    }
  }

  /** Takes an element ahead, so that what the iteration throws comes out of {@code hasNext}. */
  private final class Attempt implements Iterator<T> {
    private @Nullable Iterator<? extends T> iterator;
    private @Nullable T ahead;
    private boolean hasAhead;

    @Override
    public boolean hasNext() {
      if (!hasAhead && !over) {
        if (Thread.interrupted()) {
          throw Failures.<RuntimeException>sneak(new InterruptedException());
        }
        try {
          advance();
        } catch (Exception e) {
          handOver(e);
        }
      }
      return hasAhead;
    }

    private void advance() {
      Iterator<? extends T> from = iterator;
      if (from == null) {
        from = values.iterator();
        iterator = from;
      }
      if (from.hasNext()) {
        ahead = from.next();
        hasAhead = true;
      } else {
        over = true;
      }
    }

    @Override
    @SuppressWarnings("NullAway") // a null element is the caller's own
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      T value = ahead;
      ahead = null;
      hasAhead = false;
      return value;
    }
  }
}
