package dev.sluice.jet;

import dev.sluice.Goroutines;

/** What a job has left behind on the members of this JVM. */
final class Left {
  private Left() {}

  /** No goroutine, no entry of ours in the members' user context, no map of the job. */
  static void nothing() {
    Eventually.isTrue("no goroutines: " + Goroutines.dump(), () -> Goroutines.all().isEmpty());
    Eventually.isTrue("no channel is kept for a job", () -> !LocalChannels.areKept());
    for (int i = 0; i < 2; i++) {
      var member = SharedCluster.member(i);
      Eventually.isTrue(
          "no execution in the user context",
          () ->
              member.getUserContext().keySet().stream()
                  .noneMatch(it -> it.startsWith("dev.sluice")));
      Eventually.isTrue(
          "no map of a job",
          () ->
              member.getDistributedObjects().stream()
                  .noneMatch(it -> it.getName().startsWith("sluice.jet.")));
    }
  }
}
