package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SelectDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The generated class can name the set of select cases and what its channels carry. */
final class AccessibleSelectRule implements Rule<SelectDeclaration> {
  private final Visibility visibility;

  AccessibleSelectRule(Visibility visibility) {
    this.visibility = visibility;
  }

  @Override
  public Stream<Finding<Place>> check(SelectDeclaration select) {
    String name = select.type().getSimpleName().toString();
    for (Element type = select.type();
        type instanceof TypeElement;
        type = type.getEnclosingElement()) {
      if (type.getModifiers().contains(Modifier.PRIVATE)) {
        return Stream.of(
            Finding.of(
                GenerationMessage.INACCESSIBLE_SELECT,
                Place.of(select.type()),
                name,
                type.getSimpleName()));
      }
    }
    return select.channels().stream()
        .flatMap(
            channel ->
                visibility.obstacle(channel.type(), select.type()).stream()
                    .map(
                        it ->
                            Finding.of(
                                it.message(),
                                channel.place(),
                                "channel",
                                channel.name(),
                                it.type(),
                                it.detail())));
  }
}
