package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Asks a member whether every partition has its backup: a client cannot know. */
final class ClusterSafe implements Callable<Boolean>, HazelcastInstanceAware, Serializable {
  private static final long serialVersionUID = 1;

  private transient @Nullable HazelcastInstance member;

  @Override
  public void setHazelcastInstance(HazelcastInstance member) {
    this.member = member;
  }

  @Override
  public Boolean call() {
    return member != null && member.getPartitionService().isClusterSafe();
  }
}
