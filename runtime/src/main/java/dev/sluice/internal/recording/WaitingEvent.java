package dev.sluice.internal.recording;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

@Name("dev.sluice.Waiting")
@Label("Goroutine Waiting")
@Category("Sluice")
@Description("A goroutine that is still blocked when a part of the recording ends")
@Period("endChunk")
@StackTrace(false)
final class WaitingEvent extends Event {
  @Label("Goroutine")
  String goroutine = "";

  @Label("Scope")
  @Description("The pipeline or group that the goroutine belongs to")
  String scope = "";

  @Label("Channel")
  String channel = "";

  @Label("Operation")
  @Description("Go's wait reason")
  String operation = "";

  @Label("Waited")
  @Timespan(Timespan.NANOSECONDS)
  long waited;
}
