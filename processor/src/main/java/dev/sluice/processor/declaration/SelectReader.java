package dev.sluice.processor.declaration;

import dev.sluice.processor.declaration.Members.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads a {@code @SelectCases} type into a record. */
public final class SelectReader {
  private final Members members;
  private final Sources sources;

  /**
   * A reader for one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   */
  public SelectReader(Types types, Elements elements) {
    members = new Members(types, elements);
    sources = new Sources(elements);
  }

  /**
   * Reads a set of select cases.
   *
   * @param type the annotated type
   * @return what was written; empty if the type does not carry the annotation
   */
  public Optional<SelectDeclaration> read(TypeElement type) {
    return AnnotationReader.on(type, KnownTypes.SELECT_CASES)
        .map(annotation -> read(type, annotation));
  }

  private SelectDeclaration read(TypeElement type, AnnotationReader annotation) {
    List<ChannelDeclaration> channels = new ArrayList<>();
    List<ExecutableElement> strays = new ArrayList<>();
    for (Member member : members.methods(type)) {
      ExecutableElement method = member.method();
      if (method.getModifiers().contains(Modifier.ABSTRACT)) {
        ChannelDeclaration.read(member, sources.place(method, type))
            .ifPresentOrElse(channels::add, () -> strays.add(method));
      }
    }
    return new SelectDeclaration(
        type, annotation.place(), annotation.flag("inOrder").isPresent(), channels, strays);
  }
}
