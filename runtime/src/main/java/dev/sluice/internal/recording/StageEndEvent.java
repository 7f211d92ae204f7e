package dev.sluice.internal.recording;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

@Name("dev.sluice.StageEnd")
@Label("Stage End")
@Category("Sluice")
@Description("A stage of a pipeline has run, from the begin of the run to the end of the stage")
@StackTrace(false)
final class StageEndEvent extends Event {
  @Label("Pipeline")
  String pipeline = "";

  @Label("Run")
  long run;

  @Label("Stage")
  String stage = "";

  @Label("Received")
  long received;

  @Label("Sent")
  long sent;

  @Label("Outcome")
  @Description("completed, abandoned, failed or cancelled")
  String outcome = "";
}
