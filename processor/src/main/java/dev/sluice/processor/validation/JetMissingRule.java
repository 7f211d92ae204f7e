package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.DistributedDeclaration;
import dev.sluice.processor.declaration.KnownTypes;
import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.DistributedMessage;
import dev.sluice.processor.diagnostic.Finding;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.util.Elements;

/** What the generated code of a distributed pipeline calls is there. */
final class JetMissingRule implements Rule<PipelineDeclaration> {
  private final Elements elements;

  JetMissingRule(Elements elements) {
    this.elements = elements;
  }

  @Override
  public Stream<Finding<Place>> check(PipelineDeclaration pipeline) {
    Optional<DistributedDeclaration> distribution = pipeline.distribution();
    boolean isThere =
        elements.getTypeElement(elements.getModuleOf(pipeline.type()), KnownTypes.JET_PLAN) != null;
    return isThere
        ? Stream.empty()
        : distribution.stream()
            .map(it -> Finding.of(DistributedMessage.JET_MISSING, it.place(), pipeline.name()));
  }
}
