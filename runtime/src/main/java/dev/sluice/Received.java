package dev.sluice;

import org.jspecify.annotations.Nullable;

/**
 * What a receive gave: Go's {@code value, ok} (rules RCV-02, RCV-03).
 *
 * @param value the value; null, the zero value, where {@code ok} is false. A sent value may be null
 *     too
 * @param ok true where the value was sent; false only where the channel is closed and drained
 * @param <T> the element type
 */
public record Received<T>(@Nullable T value, boolean ok) {}
