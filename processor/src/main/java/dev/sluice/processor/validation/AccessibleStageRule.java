package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Owner;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.declaration.StageDeclaration.Origin;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import dev.sluice.processor.diagnostic.Message;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** The generated class can call the stage and name the types that flow through it. */
final class AccessibleStageRule implements Rule<StageDeclaration> {
  private final Elements elements;
  private final Visibility visibility;

  AccessibleStageRule(Elements elements, Visibility visibility) {
    this.elements = elements;
    this.visibility = visibility;
  }

  @Override
  public Stream<Finding<Place>> check(StageDeclaration stage) {
    // Of a pipeline the generated class is called, which is public.
    Optional<Finding<Place>> hidden =
        stage.isPipeline() ? Optional.empty() : method(stage).or(() -> owner(stage));
    return hidden.isPresent()
        ? hidden.stream()
        : Stream.concat(
            stage.parameters().stream().flatMap(it -> type(stage, it.type(), it.place()).stream()),
            type(stage, stage.result(), stage.place()).stream());
  }

  private Optional<Finding<Place>> method(StageDeclaration stage) {
    Element method = stage.element();
    String name = method.getSimpleName().toString();
    if (method.getModifiers().contains(Modifier.PRIVATE)) {
      return finding(GenerationMessage.INACCESSIBLE_METHOD, stage, name);
    }
    if (!method.getModifiers().contains(Modifier.PUBLIC)) {
      if (stage.origin() == Origin.CLASS) {
        return finding(GenerationMessage.INACCESSIBLE_CLASS_METHOD, stage, name);
      }
      if (!elements.getPackageOf(method).equals(elements.getPackageOf(stage.home()))) {
        return finding(
            GenerationMessage.INACCESSIBLE_METHOD_ELSEWHERE,
            stage,
            name,
            Owner.of(method).getSimpleName());
      }
    }
    return SourceVersion.isName(name)
        ? Optional.empty()
        : finding(GenerationMessage.INACCESSIBLE_METHOD_NAME, stage, name);
  }

  private Optional<Finding<Place>> owner(StageDeclaration stage) {
    TypeElement owner = stage.owner();
    if (owner.equals(stage.home())) {
      return Optional.empty();
    }
    if (visibility.obstacle(owner, stage.home()).isPresent()) {
      return finding(GenerationMessage.INACCESSIBLE_CLASS, stage, owner.getSimpleName());
    }
    return stage.isInstance()
        ? Visibility.outerOf(owner)
            .flatMap(
                outer ->
                    finding(
                        GenerationMessage.INACCESSIBLE_INNER_CLASS,
                        stage,
                        owner.getSimpleName(),
                        outer.getSimpleName()))
        : Optional.empty();
  }

  private Optional<Finding<Place>> type(StageDeclaration stage, TypeMirror type, Place place) {
    return visibility
        .obstacle(type, stage.home())
        .map(
            it ->
                Finding.of(
                    it.message(), place, "stage", stage.name().value(), it.type(), it.detail()));
  }

  private static Optional<Finding<Place>> finding(
      Message message, StageDeclaration stage, CharSequence name, CharSequence... more) {
    return Optional.of(
        Finding.of(
            message, stage.place(), stage.name().value(), name, more.length == 0 ? "" : more[0]));
  }
}
