package dev.sluice.internal.group;

import dev.sluice.internal.channel.RegisteredGoroutine;
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
  private @Nullable GroupMember first;
  private @Nullable GroupMember last;
  private int size;

  /** The next goroutine of the walk that is under way, or null. */
  private @Nullable GroupMember next;

  void add(GroupMember routine) {
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
  void remove(GroupMember routine) {
    GroupMember before = routine.previous;
    GroupMember after = routine.next;
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

  List<RegisteredGoroutine> list() {
    List<RegisteredGoroutine> list = new ArrayList<>(size);
    for (GroupMember routine = first; routine != null; routine = routine.next) {
      list.add(routine);
    }
    return list;
  }

  /** Begins a walk through all of them; there is one at a time. */
  void rewind() {
    next = first;
  }

  /** The next goroutine of the walk that has not ended; null behind the last one. */
  @Nullable GroupMember walk() {
    GroupMember routine = next;
    if (routine != null) {
      next = routine.next;
    }
    return routine;
  }
}
