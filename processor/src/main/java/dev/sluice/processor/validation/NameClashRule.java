package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.AnnotationReader;
import dev.sluice.processor.declaration.KnownTypes;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import dev.sluice.processor.model.GeneratedName;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The name of the generated class is a name, and free. */
final class NameClashRule implements Rule<GeneratedName> {
  private final Elements elements;

  /** Who generates which class, over all rounds of a compilation. */
  private final Map<String, String> owners = new HashMap<>();

  NameClashRule(Elements elements) {
    this.elements = elements;
  }

  @Override
  public Stream<Finding<Place>> check(GeneratedName generated) {
    String name = generated.simpleName();
    Place place = generated.place();
    if (!SourceVersion.isIdentifier(name) || SourceVersion.isKeyword(name)) {
      return Stream.of(Finding.of(GenerationMessage.NAME_INVALID, place, name));
    }
    TypeElement existing =
        elements.getTypeElement(
            elements.getModuleOf(generated.origin()), generated.qualifiedName());
    // What an earlier compilation generated is no clash: it is about to be replaced.
    if (existing != null && AnnotationReader.on(existing, KnownTypes.GENERATED).isEmpty()) {
      return Stream.of(
          Finding.of(
              generated.isSelect()
                  ? GenerationMessage.NAME_OF_SELECT_EXISTS
                  : GenerationMessage.NAME_EXISTS,
              place,
              name));
    }
    String owner = generated.origin().getQualifiedName().toString();
    String other = owners.putIfAbsent(generated.qualifiedName(), owner);
    return other == null || other.equals(owner)
        ? Stream.empty()
        : Stream.of(
            Finding.of(
                generated.isSelect()
                    ? GenerationMessage.NAME_OF_SELECT_GENERATED
                    : GenerationMessage.NAME_GENERATED,
                place,
                name,
                other));
  }
}
