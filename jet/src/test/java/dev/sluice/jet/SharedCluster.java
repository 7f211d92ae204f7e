package dev.sluice.jet;

import com.hazelcast.core.HazelcastInstance;
import dev.sluice.jet.testing.JetPipelines;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Two members for all tests that lose none: to start them takes seconds. */
final class SharedCluster implements BeforeAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(SharedCluster.class);

  @SuppressWarnings("NullAway.Init")
  private static volatile JetPipelines cluster;

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent("cluster", key -> JetPipelines.local(2), JetPipelines.class);
  }

  static HazelcastInstance member(int index) {
    return cluster.member(index);
  }
}
