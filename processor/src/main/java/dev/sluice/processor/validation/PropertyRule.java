package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Hint;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Property;
import dev.sluice.processor.model.Stage;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** The elements of a stage have the property that {@code by} names, and others can read it. */
final class PropertyRule implements Rule<Pipeline> {
  private final Elements elements;

  PropertyRule(Elements elements) {
    this.elements = elements;
  }

  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    return pipeline.stages().stream()
        .filter(Stage::isKeyed)
        .filter(stage -> !stage.inputs().isEmpty())
        .flatMap(stage -> check(pipeline, stage).stream());
  }

  private Optional<Finding<Place>> check(Pipeline pipeline, Stage stage) {
    Channel input = pipeline.channel(stage.inputs().getFirst().channel()).orElseThrow();
    if (pipeline.doubtful().contains(input.name())) {
      return Optional.empty();
    }
    Located<String> by = stage.declaration().options().by().orElseThrow();
    TypeMirror type = input.type();
    Optional<Property> property = Property.find(type, by.value());
    if (property.isEmpty()) {
      return Optional.of(
          finding(
              StageMessage.BY_UNKNOWN,
              stage,
              by,
              type,
              meant(type, by.value(), stage.declaration().home())));
    }
    return property
        .get()
        .element()
        .flatMap(element -> obstacle(element, stage.declaration().home()))
        .map(message -> finding(message, stage, by, type, ""));
  }

  private Optional<Message> obstacle(Element element, TypeElement home) {
    if (!isVisible(element, home)) {
      return Optional.of(StageMessage.BY_HIDDEN);
    }
    if (element.getModifiers().contains(Modifier.STATIC)) {
      return Optional.of(StageMessage.BY_STATIC);
    }
    return element instanceof ExecutableElement method
            && method.getReturnType().getKind() == TypeKind.VOID
        ? Optional.of(StageMessage.BY_VOID)
        : Optional.empty();
  }

  private boolean isVisible(Element element, TypeElement home) {
    return element.getModifiers().contains(Modifier.PUBLIC)
        || (!element.getModifiers().contains(Modifier.PRIVATE)
            && elements.getPackageOf(element).equals(elements.getPackageOf(home)));
  }

  /** A property with a similar name, or the getter of one. */
  private String meant(TypeMirror type, String name, TypeElement home) {
    return Property.all(type)
        .filter(it -> it.element().filter(member -> obstacle(member, home).isEmpty()).isPresent())
        .map(Property::name)
        .filter(other -> isGetter(other, name) || Misspellings.isSimilar(other, name))
        .min(
            Comparator.comparing((String other) -> !isGetter(other, name))
                .thenComparingInt(other -> Misspellings.distance(other, name)))
        .map(Hint.DID_YOU_MEAN::render)
        .orElseGet(Hint.NONE::render);
  }

  private static boolean isGetter(String method, String property) {
    return method.equalsIgnoreCase("get" + property) || method.equalsIgnoreCase("is" + property);
  }

  private static Finding<Place> finding(
      Message message, Stage stage, Located<String> by, TypeMirror type, String hint) {
    return Finding.of(message, by.place(), stage.name(), by.value(), TypeText.of(type), hint);
  }
}
