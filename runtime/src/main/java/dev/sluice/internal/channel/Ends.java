package dev.sluice.internal.channel;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;

/**
 * The ends of channels that something generated works between, for reports of who holds what.
 *
 * @param in what it receives from
 * @param out what it sends to
 */
public record Ends<T, R>(ReceiveChannel<T> in, SendChannel<R> out) {}
