package dev.sluice.internal.channel;

/** How reports and recordings describe a wait. */
public interface WaitDescription {
  /** The operation as a goroutine dump names it, Go's wait reason. */
  String reason();

  /** What is waited for: the names of the channels, or empty. */
  String target();
}
