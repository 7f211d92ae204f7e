package dev.sluice.inspector.picture;

import org.jspecify.annotations.Nullable;

/**
 * Something that is drawn as a box.
 *
 * @param id what edges call it
 * @param name its name, with those of the pipelines that it is in: {@code retouch.scale}
 * @param label its name alone
 * @param kind what it is
 * @param workers how many goroutines run it
 * @param frame the id of the frame that it is in, or null
 */
public record Node(
    String id, String name, String label, Kind kind, int workers, @Nullable String frame) {
  /** What a box stands for. */
  public enum Kind {
    /** A stage. */
    STAGE,
    /** A channel that the caller of the pipeline supplies. */
    PORT,
    /** A channel that many send to and many receive from: an edge for each pair says less. */
    CHANNEL,
    /** The goroutines of one name, in a group that is not one of a pipeline. */
    GOROUTINE
  }

  Node inFrame(String id) {
    return new Node(this.id, name, label, kind, workers, id);
  }
}
