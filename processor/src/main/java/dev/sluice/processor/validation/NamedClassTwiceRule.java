package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.NamedStage;
import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** A class is one stage: a second one of it could be told neither by name nor by object. */
final class NamedClassTwiceRule implements Rule<PipelineDeclaration> {
  @Override
  public Stream<Finding<Place>> check(PipelineDeclaration pipeline) {
    Set<TypeElement> seen = new HashSet<>();
    return pipeline.named().stream()
        .filter(named -> named.type().filter(type -> !seen.add(type)).isPresent())
        .map(NamedClassTwiceRule::finding);
  }

  private static Finding<Place> finding(NamedStage named) {
    return Finding.of(
        StageMessage.DUPLICATE_CLASS, named.place(), named.type().orElseThrow().getSimpleName());
  }
}
