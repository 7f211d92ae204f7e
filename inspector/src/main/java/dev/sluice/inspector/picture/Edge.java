package dev.sluice.inspector.picture;

/**
 * A way that values go.
 *
 * @param channel the name of the channel, with those of the pipelines that it is in
 * @param from the id of the node that sends
 * @param to the id of the node that receives
 * @param broadcast whether every receiver gets every value
 * @param fused whether it is a call within a goroutine, and not a channel at run time
 */
public record Edge(String channel, String from, String to, boolean broadcast, boolean fused) {}
