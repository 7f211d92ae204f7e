package dev.sluice.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads a {@code @SelectCases} type into a record. */
public final class SelectReader {
  /** A reader. */
  public SelectReader() {}

  /**
   * Reads a set of select cases.
   *
   * @param type the annotated type
   * @return what was written; empty if the type does not carry the annotation
   */
  public Optional<SelectDeclaration> read(TypeElement type) {
    return AnnotationReader.on(type, Names.SELECT_CASES)
        .map(
            annotation -> {
              List<ChannelDeclaration> channels = new ArrayList<>();
              List<ExecutableElement> strays = new ArrayList<>();
              for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                if (method.getModifiers().contains(Modifier.ABSTRACT)) {
                  Optional<ChannelKind> kind = ChannelKind.of(method.getReturnType());
                  if (kind.isPresent() && method.getParameters().isEmpty()) {
                    channels.add(
                        new ChannelDeclaration(
                            method,
                            kind.get(),
                            method.getReturnType(),
                            ChannelAnnotations.of(method)));
                  } else {
                    strays.add(method);
                  }
                }
              }
              return new SelectDeclaration(type, annotation.place(), channels, strays);
            });
  }
}
