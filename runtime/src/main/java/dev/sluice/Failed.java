package dev.sluice;

/**
 * An element for which a stage has failed: what a stage with {@code failed} sends to that channel.
 *
 * <p>The stage has received the element. If it is to be closed, the stage closes it before it
 * throws, or whoever gets this does; if nobody gets it, the pipeline closes nothing.
 *
 * @param value the element; of a stage with {@code @Batch} the whole list
 * @param cause what the stage has thrown
 * @param <T> the type of what the stage takes
 */
public record Failed<T>(T value, Exception cause) {}
