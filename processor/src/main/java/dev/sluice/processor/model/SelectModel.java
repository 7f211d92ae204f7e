package dev.sluice.processor.model;

import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.SelectDeclaration;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * A valid set of select cases.
 *
 * @param type the annotated type
 * @param packageName the package of the class to generate
 * @param className the simple name of the class to generate
 * @param inOrder whether the case that is declared first is preferred
 * @param cases the cases, in the order of the source
 */
public record SelectModel(
    TypeElement type, String packageName, String className, boolean inOrder, List<Case> cases) {
  /**
   * One case.
   *
   * @param name the channel's name
   * @param recordName the name of its record
   * @param receives whether it receives; otherwise it sends
   * @param element what the channel carries
   */
  public record Case(String name, String recordName, boolean receives, TypeMirror element) {}

  /** Keeps a copy of the cases. */
  public SelectModel {
    cases = List.copyOf(cases);
  }

  /**
   * Makes a model of a declaration whose shape is valid.
   *
   * @param declaration how it was written
   * @param elements the compiler's elements
   * @return the model
   */
  public static SelectModel of(SelectDeclaration declaration, Elements elements) {
    return new SelectModel(
        declaration.type(),
        elements.getPackageOf(declaration.type()).getQualifiedName().toString(),
        className(declaration.type()),
        declaration.inOrder(),
        declaration.channels().stream()
            .map(
                channel ->
                    new Case(
                        channel.name(),
                        recordName(channel.name()),
                        channel.kind() == ChannelKind.RECEIVE,
                        ElementTypes.element(channel.type(), elements)))
            .toList());
  }

  /**
   * The name of the class for a set of select cases.
   *
   * @param type the set
   * @return such as {@code ProgressSelect} or {@code Outer_ProgressSelect}
   */
  public static String className(TypeElement type) {
    return PipelineAssembler.nestedName(type) + "Select";
  }

  /**
   * The name of the record for a channel.
   *
   * @param channel the channel's name
   * @return the name with its first letter raised
   */
  public static String recordName(String channel) {
    return Character.toUpperCase(channel.charAt(0)) + channel.substring(1);
  }
}
