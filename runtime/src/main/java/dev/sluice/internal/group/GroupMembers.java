package dev.sluice.internal.group;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The goroutines of a group that have not ended, in the order in which they were started. Not
 * synchronized: guarded by the lock of the {@link GroupLifetime}.
 *
 * <p>The goroutines are linked by fields of their own, so that to start and to end one takes
 * constant time, and to end one or to walk through all of them allocates nothing.
 */
final class GroupMembers {
  private @Nullable GoroutineTask first;
  private @Nullable GoroutineTask last;
  private int size;

  /** The next goroutine of the walk that is under way, or null. */
  private @Nullable GoroutineTask next;

  void add(GoroutineTask routine) {
    routine.previous = last;
    if (last == null) {
      first = routine;
    } else {
      last.next = routine;
    }
    last = routine;
    size++;
  }

  /** Takes a goroutine out; it must be there. */
  void remove(GoroutineTask routine) {
    GoroutineTask before = routine.previous;
    GoroutineTask after = routine.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.previous = before;
    }
    if (next == routine) {
      next = after;
    }
    routine.previous = null;
    routine.next = null;
    size--;
  }

  boolean isEmpty() {
    return size == 0;
  }

  List<GoroutineTask> list() {
    List<GoroutineTask> list = new ArrayList<>(size);
    for (GoroutineTask routine = first; routine != null; routine = routine.next) {
      list.add(routine);
    }
    return list;
  }

  /** Begins a walk through all of them; there is one at a time. */
  void rewind() {
    next = first;
  }

  /** The next goroutine of the walk that has not ended; null behind the last one. */
  @Nullable GoroutineTask walk() {
    GoroutineTask routine = next;
    if (routine != null) {
      next = routine.next;
    }
    return routine;
  }
}
