package dev.sluice.jet;

import dev.sluice.Group;
import java.io.Serializable;

/**
 * What a member runs for an island. Generated code implements it.
 *
 * @param <M> the class that holds the objects of a member
 */
@FunctionalInterface
public interface IslandBody<M> extends Serializable {
  /**
   * Wires the stages of the island, and waits until they have ended.
   *
   * @param member the objects of the member
   * @param group the group of the island's goroutines
   * @param ports its channels to the outside, and where its results go
   * @throws Exception the failure of a stage, or {@link InterruptedException}
   */
  void run(M member, Group group, IslandPorts ports) throws Exception;
}
