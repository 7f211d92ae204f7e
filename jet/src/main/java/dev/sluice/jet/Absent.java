package dev.sluice.jet;

import com.hazelcast.jet.core.Inbox;

/** Stands where an island does not run: nothing is sent there. */
final class Absent extends VertexProcessor {
  @Override
  public void process(int ordinal, Inbox inbox) {
    throw new IllegalStateException("an element has come to a member that does not run the island");
  }

  @Override
  public void restoreFromSnapshot(Inbox inbox) {
    inbox.clear(); // It is for the member that runs the island.
  }
}
