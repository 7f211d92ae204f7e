package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageClassDeclaration;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.StageCandidates;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** A class that is named as a stage has one method that can be the stage. */
final class StageClassRule implements Rule<StageClassDeclaration> {
  private final StageCandidates candidates;

  StageClassRule(StageCandidates candidates) {
    this.candidates = candidates;
  }

  @Override
  public Stream<Finding<Place>> check(StageClassDeclaration stage) {
    if (stage.type().isEmpty()) {
      return finding(stage, StageMessage.STAGE_CLASS_KIND);
    }
    if (!stage.type().get().getTypeParameters().isEmpty()) {
      return finding(stage, StageMessage.STAGE_CLASS_GENERIC);
    }
    List<StageDeclaration> methods = candidates.of(stage);
    if (methods.isEmpty()) {
      return finding(stage, StageMessage.STAGE_CLASS_EMPTY);
    }
    if (methods.size() > 1) {
      List<String> names =
          methods.stream().map(method -> method.element().getSimpleName().toString()).toList();
      return Stream.of(
          Finding.of(
              StageMessage.STAGE_CLASS_SEVERAL, stage.place(), stage.name(), Wording.names(names)));
    }
    StageDeclaration method = methods.getFirst();
    if (stage.marked() && method.marked()) {
      return Stream.of(
          Finding.of(
              StageMessage.STAGE_CLASS_TWICE,
              stage.place(),
              stage.name(),
              method.element().getSimpleName()));
    }
    return method.isInstance() && !hasInstances(stage.type().get())
        ? finding(stage, StageMessage.STAGE_CLASS_INSTANCE)
        : Stream.empty();
  }

  private static boolean hasInstances(TypeElement type) {
    return type.getKind() == ElementKind.CLASS
        || type.getKind() == ElementKind.RECORD
        || type.getKind() == ElementKind.INTERFACE;
  }

  private static Stream<Finding<Place>> finding(StageClassDeclaration stage, Message message) {
    return Stream.of(Finding.of(message, stage.place(), stage.name()));
  }
}
