package dev.sluice.internal.recording;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Threshold;

@Name("dev.sluice.Blocked")
@Label("Goroutine Blocked")
@Category("Sluice")
@Description("A goroutine was blocked in a channel, a select, a wait group or a join")
@Threshold("20 ms")
final class BlockedEvent extends Event {
  @Label("Goroutine")
  String goroutine = "";

  @Label("Scope")
  @Description("The pipeline or group that the goroutine belongs to")
  String scope = "";

  @Label("Run")
  @Description("The id of the run of the pipeline or group")
  long run;

  @Label("Channel")
  String channel = "";

  @Label("Operation")
  @Description("Go's wait reason")
  String operation = "";
}
