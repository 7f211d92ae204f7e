package dev.sluice.internal.channel;

/**
 * One thing that a blocked goroutine waits on, and from which side.
 *
 * @param on the channel, or the counter of a wait group
 * @param sending whether it waits for somebody to receive, not to send
 */
public record WaitTarget(Object on, boolean sending) {}
