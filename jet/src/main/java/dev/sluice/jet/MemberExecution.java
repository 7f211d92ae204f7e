package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.jet.core.ProcessorSupplier;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a job on one member: the objects of the member, made once, and its islands. The
 * vertices of the job meet here; the first one opens it, the last one closes it.
 */
final class MemberExecution {
  private static final String KEY = "dev.sluice.jet.";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final JobSpec job;
  private final ConcurrentMap<String, Object> registry;
  private final String key;
  private final String member;
  private final int memberIndex;
  private final int members;
  private final Control control;

  /** Guards all that follows. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Set<Object> holders = new HashSet<>();
  private final Map<String, IslandRun> islands = new HashMap<>();
  private @Nullable Object objects;
  private @Nullable Thread reader;
  private boolean isOpen;

  private MemberExecution(
      JobSpec job,
      ProcessorSupplier.Context context,
      ConcurrentMap<String, Object> registry,
      String key) {
    this.job = job;
    this.registry = registry;
    this.key = key;
    HazelcastInstance hazelcast = context.hazelcastInstance();
    var address = hazelcast.getCluster().getLocalMember().getAddress();
    member = address.getHost() + ":" + address.getPort();
    memberIndex = context.memberIndex();
    members = context.memberCount();
    control = new Control(hazelcast, context.jobId());
  }

  /**
   * The execution to which a vertex belongs. Blocks while the first of its vertices opens it.
   *
   * @param job the job
   * @param context tells which execution
   * @param holder what will release it
   */
  static MemberExecution acquire(JobSpec job, ProcessorSupplier.Context context, Object holder)
      throws Exception {
    ConcurrentMap<String, Object> registry = context.hazelcastInstance().getUserContext();
    String key = KEY + context.executionId();
    while (true) {
      MemberExecution execution =
          (MemberExecution)
              registry.computeIfAbsent(key, it -> new MemberExecution(job, context, registry, key));
      if (execution.hold(holder)) {
        return execution;
      }
    }
  }

  /** False if the last holder has just released it. */
  private boolean hold(Object holder) throws Exception {
    lock.lock();
    try {
      if (registry.get(key) != this) {
        return false;
      }
      if (!isOpen) {
        open();
      }
      holders.add(holder);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void open() throws Exception {
    try {
      objects = job.members().getEx();
      control.listen();
      reader = Thread.ofVirtual().name(job.pipeline() + " control").start(this::readAgain);
      isOpen = true;
    } finally {
      if (!isOpen) {
        // Nobody holds it, so nobody will release it.
        registry.remove(key, this);
        control.ignore();
      }
    }
  }

  private void readAgain() {
    try {
      while (true) {
        Thread.sleep(SECOND);
        readOnce();
      }
    } catch (InterruptedException | HazelcastInstanceNotActiveException e) {
      // The execution is over, or the member is.
    }
  }

  private void readOnce() {
    try {
      control.readAgain();
    } catch (HazelcastInstanceNotActiveException e) {
      throw e;
    } catch (RuntimeException e) {
      // The cluster has just lost a member, which is when events get lost: the next second tells.
    }
  }

  /** A vertex does not need the execution any more. Idempotent. */
  void release(Object holder) {
    Thread ended;
    lock.lock();
    try {
      if (!holders.remove(holder) || !holders.isEmpty()) {
        return;
      }
      registry.remove(key, this);
      ended = reader;
    } finally {
      lock.unlock();
    }
    if (ended != null) {
      ended.interrupt();
    }
    control.ignore();
  }

  /** An island of this member, which is started by its own vertex. */
  IslandRun island(IslandSpec island) {
    lock.lock();
    try {
      return islands.computeIfAbsent(island.name(), it -> new IslandRun(this, island));
    } finally {
      lock.unlock();
    }
  }

  JobSpec job() {
    return job;
  }

  Control control() {
    return control;
  }

  /** The member's address. */
  String member() {
    return member;
  }

  /** The member's number among those that run the job. */
  int memberIndex() {
    return memberIndex;
  }

  /** What the member has made for the islands. */
  @Nullable Object objects() {
    lock.lock();
    try {
      return objects;
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody receives from a channel any more, on any member. */
  boolean isAbandoned(String channel) {
    return control.abandoned(channel) >= job.receivers(channel, members);
  }
}
