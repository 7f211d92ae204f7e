package dev.sluice.jet;

import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.Util;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What the members of a job tell one another beside elements, seen from one member: which receivers
 * have abandoned a channel, and that the sources are to end. An entry of the job's map is never
 * changed or removed while the job runs. Listeners make it fast; because events can get lost when a
 * member dies, the keys are also read again every second.
 */
final class Control {
  /** Entries outlive a job whose submitter is gone, and no longer. */
  private static final long DAYS_TO_LIVE = 1;

  private static final String SEPARATOR = "\0";
  private static final String ABANDONED = "abandoned" + SEPARATOR;
  private static final String DRAIN = "drain";
  private static final String FAILURE = "failure";
  private static final String RESULT = "result" + SEPARATOR;

  private final IMap<String, Object> map;

  /** Guards all that follows. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Set<String> known = new HashSet<>();
  private final List<Runnable> observers = new ArrayList<>();
  private @Nullable UUID listener;

  Control(HazelcastInstance hazelcast, long job) {
    map = hazelcast.getMap("sluice.jet." + Util.idToString(job));
  }

  /** Blocks until the member hears of what others put. */
  void listen() {
    UUID added =
        map.addEntryListener(
            (EntryAddedListener<String, Object>)
                (EntryEvent<String, Object> event) -> learn(Set.of(event.getKey())),
            false);
    lock.lock();
    try {
      listener = added;
    } finally {
      lock.unlock();
    }
    readAgain();
  }

  /** Blocks while it reads which entries there are. */
  void readAgain() {
    learn(map.keySet());
  }

  /** Stops to listen. */
  void ignore() {
    UUID added;
    lock.lock();
    try {
      added = listener;
      listener = null;
      observers.clear();
    } finally {
      lock.unlock();
    }
    if (added != null) {
      map.removeEntryListener(added);
    }
  }

  private void learn(Set<String> keys) {
    List<Runnable> toTell;
    lock.lock();
    try {
      if (!known.addAll(keys)) {
        return;
      }
      toTell = List.copyOf(observers);
    } finally {
      lock.unlock();
    }
    toTell.forEach(Runnable::run);
  }

  /** Calls something at once, and whenever there is news, by the thread that brings them. */
  void observe(Runnable observer) {
    lock.lock();
    try {
      observers.add(observer);
    } finally {
      lock.unlock();
    }
    observer.run();
  }

  // What members say.

  /** Says that one receiver of a channel will not receive any more. Blocks until it is known. */
  void abandoned(String channel, String receiver, int member) {
    put(ABANDONED + channel + SEPARATOR + receiver + SEPARATOR + member, true);
  }

  /** How many receivers have abandoned a channel. */
  int abandoned(String channel) {
    String prefix = ABANDONED + channel + SEPARATOR;
    lock.lock();
    try {
      return (int) known.stream().filter(key -> key.startsWith(prefix)).count();
    } finally {
      lock.unlock();
    }
  }

  /** Says that the sources are to end. Blocks until it is known. */
  void drain() {
    put(DRAIN, true);
  }

  /** Whether the sources are to end. */
  boolean isDraining() {
    lock.lock();
    try {
      return known.contains(DRAIN);
    } finally {
      lock.unlock();
    }
  }

  /** Says what a stage has returned. Blocks until it is known. */
  void result(String stage, @Nullable Object value) {
    put(RESULT + stage, Bridge.wrap(value));
  }

  /** What a stage has returned. Blocks. */
  @Nullable Object result(String stage) {
    Object value = map.get(RESULT + stage);
    if (value == null) {
      throw new IllegalStateException("the job has ended without the result of '" + stage + "'");
    }
    return Bridge.unwrap(value);
  }

  /** Says why the job fails; only the first one counts. Blocks until it is known. */
  void failure(RemoteFailure failure) {
    map.putIfAbsent(FAILURE, failure, DAYS_TO_LIVE, TimeUnit.DAYS);
  }

  /** Why the job has failed, if a member has said so. Blocks. */
  @Nullable RemoteFailure failure() {
    return (RemoteFailure) map.get(FAILURE);
  }

  /** Puts an entry, once more where the member has died that a client was talking to. */
  private void put(String key, Object value) {
    boolean isPut = false;
    while (!isPut) {
      try {
        map.set(key, value, DAYS_TO_LIVE, TimeUnit.DAYS);
        isPut = true;
      } catch (TargetDisconnectedException e) {
        // Nobody knows whether it is there. The client finds another member, or says that it is
        // offline.
      }
    }
  }

  /** Removes all that was said, as far as the cluster can; the rest expires. Blocks. */
  void destroy() {
    try {
      map.destroy();
    } catch (RuntimeException e) {
      // A cluster that has just lost a member may refuse.
    }
  }
}
