package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.Tree;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is done with a channel.
 *
 * @param operation what
 * @param tree the call, the loop, or the method reference
 * @param body where it runs; for a helper, the helper's body
 * @param caller the body from which the channel came to a helper; else the same as {@code body}
 */
public record ChannelUse(
    Operation operation, Tree tree, @Nullable Body body, @Nullable Body caller) {}
