package dev.sluice.internal.view;

/**
 * A goroutine of a run, as it was at one instant.
 *
 * @param id the id of its thread
 * @param name its name; empty without one
 * @param state {@code running}, or Go's wait reason
 */
public record Member(long id, String name, String state) {}
