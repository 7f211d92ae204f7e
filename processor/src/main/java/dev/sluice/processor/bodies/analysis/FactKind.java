package dev.sluice.processor.bodies.analysis;

import java.util.List;
import javax.lang.model.element.VariableElement;

/**
 * What can hold at a place in the code, one kind for each meaning.
 *
 * @param <K> what a fact of this kind is about
 */
@SuppressWarnings("UnusedTypeParameter") // it types the keys of State
public final class FactKind<K> {
  /** The channel has been closed. */
  public static final FactKind<VariableElement> CLOSED = new FactKind<>(0);

  /** Something has been sent to the channel. */
  public static final FactKind<VariableElement> SENT = new FactKind<>(1);

  /** A goroutine that sends to the channel has been started, and nothing was received since. */
  public static final FactKind<VariableElement> OWED = new FactKind<>(2);

  /** Other code may have got hold of the channel. */
  public static final FactKind<VariableElement> HANDED_ON = new FactKind<>(7);

  /** The variable's object has been sent, and nothing has come back since. */
  public static final FactKind<VariableElement> PUBLISHED = new FactKind<>(3);

  /** The timer has been stopped and not been reset. */
  public static final FactKind<VariableElement> STOPPED = new FactKind<>(4);

  /** The lock is held. */
  public static final FactKind<Lock> HELD = new FactKind<>(5);

  /** The goroutine has been started, and nothing was waited for since. */
  public static final FactKind<Body> STARTED = new FactKind<>(6);

  /** Every kind. */
  static final List<FactKind<?>> ALL =
      List.of(CLOSED, SENT, OWED, PUBLISHED, STOPPED, HELD, STARTED, HANDED_ON);

  private final int index;

  private FactKind(int index) {
    this.index = index;
  }

  /** The position in {@link #ALL}. */
  int index() {
    return index;
  }
}
