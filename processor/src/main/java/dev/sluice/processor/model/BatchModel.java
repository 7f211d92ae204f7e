package dev.sluice.processor.model;

/**
 * How the elements of a stage with {@code @Batch} are put together.
 *
 * @param max how many elements a batch has at most
 * @param millis how long it waits for more after its first element; 0: not at all
 */
public record BatchModel(Quantity max, long millis) {}
