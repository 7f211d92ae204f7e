package dev.sluice.internal.channel;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a goroutine waits in, in Go's words where Go has some. */
public enum WaitReason {
  CHAN_RECEIVE("chan receive", true),
  CHAN_SEND("chan send", true),
  CHAN_RECEIVE_NIL("chan receive (nil chan)", true),
  CHAN_SEND_NIL("chan send (nil chan)", true),
  CHAN_ABANDON_WAIT("chan abandon wait", true),
  SELECT("select", true),
  SELECT_NO_CASES("select (no cases)", true),
  SLEEP("sleep", false),
  WAIT_GROUP_WAIT("sync.WaitGroup.Wait", false),
  COND_WAIT("sync.Cond.Wait", false),
  MUTEX_LOCK("sync.Mutex.Lock", false),
  GROUP_JOIN("group join", false),
  GROUP_LIMIT("group limit", false),
  PIPELINE_JOIN("pipeline join", false),
  FUTURE_WAIT("future wait", false),
  IO_WAIT("IO wait", false),
  /** Its loop is run by the goroutine that receives from it. */
  FUSED("fused", false),
  /** It is parked, and nobody knows what for. */
  WAITING("waiting", false);

  private static final Map<String, WaitReason> BY_TEXT =
      Arrays.stream(values()).collect(Collectors.toMap(WaitReason::text, Function.identity()));

  private final String text;
  private final boolean ofChannels;

  WaitReason(String text, boolean ofChannels) {
    this.text = text;
    this.ofChannels = ofChannels;
  }

  /** The reason that dumps show as a text, or null if it is none, such as {@code running}. */
  public static @Nullable WaitReason of(String text) {
    return BY_TEXT.get(text);
  }

  /** The text that dumps show. */
  public String text() {
    return text;
  }

  /** Whether it is an operation on channels: a send, a receive, a select. */
  public boolean isOfChannels() {
    return ofChannels;
  }
}
