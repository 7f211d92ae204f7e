package dev.sluice.inspector.picture;

import org.jspecify.annotations.Nullable;

/**
 * Something that is drawn around boxes.
 *
 * @param id what nodes call it
 * @param label what is written on it
 * @param fused whether it stands for stages that share a goroutine; otherwise for a pipeline
 * @param parent the id of the frame that it is in, or null
 */
public record Frame(String id, String label, boolean fused, @Nullable String parent) {}
