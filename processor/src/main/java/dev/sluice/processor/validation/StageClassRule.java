package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageClassDeclaration;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.Wording;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** A class that is named as a stage has one method that can be the stage. */
final class StageClassRule implements Rule<StageClassDeclaration> {
  @Override
  public Stream<Finding<Place>> check(StageClassDeclaration stage) {
    if (stage.type().isEmpty()) {
      return finding(stage, Message.STAGE_CLASS_KIND);
    }
    if (!stage.type().get().getTypeParameters().isEmpty()) {
      return finding(stage, Message.STAGE_CLASS_GENERIC);
    }
    if (stage.methods().isEmpty()) {
      return finding(stage, Message.STAGE_CLASS_EMPTY);
    }
    if (stage.methods().size() > 1) {
      List<String> names =
          stage.methods().stream()
              .map(method -> method.element().getSimpleName().toString())
              .toList();
      return Stream.of(
          Finding.of(
              Message.STAGE_CLASS_SEVERAL, stage.place(), stage.name(), Wording.names(names)));
    }
    StageDeclaration method = stage.methods().getFirst();
    return method.isInstance() && !hasInstances(stage.type().get())
        ? finding(stage, Message.STAGE_CLASS_INSTANCE)
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
