package dev.sluice.internal.recording;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("dev.sluice.Deadlock")
@Label("Deadlock")
@Category("Sluice")
@Description("All goroutines of a group wait for one another")
@StackTrace(false)
final class DeadlockEvent extends Event {
  @Label("Scope")
  @Description("The pipeline or group; empty for the whole program")
  String scope = "";

  @Label("Report")
  @Description("Who waits for whom")
  String report = "";
}
