package dev.sluice.programs.chaos;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A value that must come to exactly one end. */
final class Token {
  /** What may become of a value. */
  enum End {
    /** A receiver has it, and sends it no further. */
    RECEIVED,
    /** Its send said that it was not taken, so its sender has it. */
    KEPT,
    /** A channel told that it had dropped it. */
    DROPPED
  }

  private final AtomicReference<@Nullable End> end = new AtomicReference<>();
  private final Book book;

  Token(Book book) {
    this.book = book;
  }

  /** The value has come to an end; a second one is a fault. */
  void ends(End how) {
    if (end.compareAndSet(null, how)) {
      book.ended(how);
    } else {
      book.fault("a value was " + end.get() + " and then " + how);
    }
  }

  void endsIfItHasNot(End how) {
    if (end.compareAndSet(null, how)) {
      book.ended(how);
    }
  }
}
