package dev.sluice.internal.recording;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;

@Name("dev.sluice.ChannelStatistics")
@Label("Channel Statistics")
@Category("Sluice")
@Description("What a channel of a pipeline or group that runs holds, and who is blocked on it")
@Period("1 s")
@StackTrace(false)
final class ChannelStatisticsEvent extends Event {
  @Label("Pipeline")
  @Description("The pipeline, or the group")
  String pipeline = "";

  @Label("Run")
  long run;

  @Label("Channel")
  String channel = "";

  @Label("Length")
  int length;

  @Label("Capacity")
  int capacity;

  @Label("Sent")
  long sent;

  @Label("Blocked Senders")
  int blockedSenders;

  @Label("Blocked Receivers")
  int blockedReceivers;
}
