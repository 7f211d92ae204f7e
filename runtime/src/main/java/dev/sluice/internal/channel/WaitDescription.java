package dev.sluice.internal.channel;

/** How reports and recordings describe a wait. */
public interface WaitDescription {
  /** The operation, which a goroutine dump names. */
  WaitReason reason();

  /** What is waited for: the names of the channels, or empty. */
  String target();
}
