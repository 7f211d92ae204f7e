package dev.sluice.processor.model;

import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * A channel that the generated code makes: one of the pipeline's, or the branch of a broadcast that
 * leads to one stage.
 *
 * @param name its name in reports
 * @param type what it carries
 * @param capacity its capacity in elements
 * @param whenFull what a send does when it holds so many
 * @param closesDropped whether it closes values that nobody will receive; the branch of a broadcast
 *     does not, since another stage may have the same value
 * @param keyed the stage whose workers have a queue each, which this channel stands for all of
 * @param shares the broadcast channel whose values this branch has together with others, if they
 *     are closed when none of them wants them
 */
public record ChannelPlan(
    String name,
    TypeMirror type,
    Quantity capacity,
    WhenFull whenFull,
    boolean closesDropped,
    Optional<Stage> keyed,
    Optional<String> shares) {
  /**
   * The queues of a stage whose workers share elements by a property.
   *
   * @param stage the stage
   * @return the name of all of them together
   */
  public static String queues(Stage stage) {
    return stage.name() + " queues";
  }

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
