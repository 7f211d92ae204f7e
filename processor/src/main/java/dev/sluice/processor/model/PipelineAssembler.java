package dev.sluice.processor.model;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.ChannelDeclaration;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.model.Channel.End;
import dev.sluice.processor.model.Channel.Role;
import dev.sluice.processor.model.Endpoint.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Makes a graph of declarations. */
public final class PipelineAssembler {
  private final Elements elements;
  private final ElementTypes elementTypes;

  /**
   * An assembler.
   *
   * @param elements the compiler's elements
   * @param elementTypes finds what the channels carry
   */
  public PipelineAssembler(Elements elements, ElementTypes elementTypes) {
    this.elements = elements;
    this.elementTypes = elementTypes;
  }

  /**
   * Assembles a pipeline.
   *
   * @param declaration how it was written
   * @param stages its stages with sound signatures
   * @param doubtful channel names that stages with unsound signatures mention
   * @return the graph
   */
  public Pipeline assemble(
      PipelineDeclaration declaration, List<Stage> stages, Set<String> doubtful) {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    for (ChannelDeclaration channel : declaration.channels()) {
      drafts.putIfAbsent(channel.name(), new Draft(Optional.of(channel)));
    }
    for (Stage stage : stages) {
      stage
          .endpoints()
          .forEach(
              endpoint ->
                  drafts
                      .computeIfAbsent(endpoint.channel(), name -> new Draft(Optional.empty()))
                      .add(new End(stage, endpoint)));
    }
    List<Channel> channels = new ArrayList<>();
    drafts.forEach((name, draft) -> channels.add(draft.finish(name, elementTypes)));
    channels.sort(Comparator.comparing(channel -> !channel.isPort()));
    return new Pipeline(
        declaration,
        elements.getPackageOf(declaration.type()).getQualifiedName().toString(),
        declaration.className().map(Located::value).orElseGet(() -> className(declaration)),
        stages,
        channels,
        Givens.of(declaration, stages, channels),
        doubtful);
  }

  /** {@code Outer_InnerPipeline}. */
  private static String className(PipelineDeclaration declaration) {
    return nestedName(declaration.type()) + "Pipeline";
  }

  /**
   * A type's name within its package, flattened.
   *
   * @param type the type
   * @return such as {@code Outer_Inner}
   */
  public static String nestedName(TypeElement type) {
    StringBuilder name = new StringBuilder(type.getSimpleName());
    for (Element outer = type.getEnclosingElement();
        outer instanceof TypeElement outerType;
        outer = outer.getEnclosingElement()) {
      name.insert(0, outerType.getSimpleName() + "_");
    }
    return name.toString();
  }

  /** A channel in the making. */
  private static final class Draft {
    private final Optional<ChannelDeclaration> declaration;
    private final List<End> senders = new ArrayList<>();
    private final List<End> receivers = new ArrayList<>();

    Draft(Optional<ChannelDeclaration> declaration) {
      this.declaration = declaration;
    }

    void add(End end) {
      (end.endpoint().direction() == Direction.SEND ? senders : receivers).add(end);
    }

    Channel finish(String name, ElementTypes elementTypes) {
      return new Channel(
          name,
          role(),
          elementTypes.infer(declaration, senders, receivers),
          declaration,
          senders,
          receivers);
    }

    private Role role() {
      if (declaration.isPresent()) {
        ChannelKind kind = declaration.get().kind();
        return switch (kind) {
          case BOTH -> Role.INNER;
          case RECEIVE -> Role.INPUT;
          case SEND -> Role.OUTPUT;
        };
      }
      if (hasPort(receivers)) {
        return Role.INPUT;
      }
      return hasPort(senders) ? Role.OUTPUT : Role.INNER;
    }

    private static boolean hasPort(List<End> ends) {
      return ends.stream()
          .map(end -> end.endpoint().marks())
          .map(ChannelAnnotations::port)
          .anyMatch(Optional::isPresent);
    }
  }
}
