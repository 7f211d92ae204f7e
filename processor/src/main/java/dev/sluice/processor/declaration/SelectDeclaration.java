package dev.sluice.processor.declaration;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A set of select cases as it was written.
 *
 * @param type the annotated type
 * @param place where {@code @SelectCases} stands
 * @param inOrder whether {@code inOrder = true} is said
 * @param channels the channel methods, in the order of the source
 * @param strays abstract methods that are none
 */
public record SelectDeclaration(
    TypeElement type,
    Place place,
    boolean inOrder,
    List<ChannelDeclaration> channels,
    List<ExecutableElement> strays) {

  /** Keeps copies of the lists. */
  public SelectDeclaration {
    channels = List.copyOf(channels);
    strays = List.copyOf(strays);
  }
}
