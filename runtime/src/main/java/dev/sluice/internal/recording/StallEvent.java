package dev.sluice.internal.recording;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("dev.sluice.Stall")
@Label("Stall")
@Category("Sluice")
@Description("Goroutines stand still, which may be a deadlock")
@StackTrace(false)
final class StallEvent extends Event {
  @Label("Scope")
  @Description("The pipeline or group; empty for the whole program")
  String scope = "";

  @Label("Report")
  @Description("Who waits for whom")
  String report = "";
}
