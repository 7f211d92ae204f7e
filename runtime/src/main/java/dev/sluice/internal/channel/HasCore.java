package dev.sluice.internal.channel;

/** A view, of which the channel behind it is what counts. */
interface HasCore {
  /** What it is a view of, in the end; what is sent or received is sent to or received from it. */
  Object core();
}
