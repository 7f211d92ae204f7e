package dev.sluice.processor.model;

import javax.lang.model.type.TypeMirror;

/**
 * A channel that the generated code makes: one of the pipeline's, or the branch of a broadcast that
 * leads to one stage.
 *
 * @param name its name in reports
 * @param type what it carries
 * @param capacity its capacity in elements, or {@link Channel#UNBOUNDED}
 * @param closesDropped whether it closes values that nobody will receive; the branch of a broadcast
 *     does not, since another stage may have the same value
 */
public record Wire(String name, TypeMirror type, int capacity, boolean closesDropped) {
  /**
   * The branch of a broadcast that leads to a stage.
   *
   * @param channel the channel's name
   * @param stage the receiving stage
   * @return the branch's name
   */
  static String branch(String channel, Stage stage) {
    return channel + " to " + stage.name();
  }
}
