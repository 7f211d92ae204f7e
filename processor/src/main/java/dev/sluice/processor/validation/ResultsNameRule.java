package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import dev.sluice.processor.model.GeneratedName;
import dev.sluice.processor.model.Pipeline;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The record for several results is a type of its own, and hides none that cannot be qualified. */
final class ResultsNameRule implements Rule<Pipeline> {
  private static final String RECORD = "Results";

  private final Elements elements;

  ResultsNameRule(Elements elements) {
    this.elements = elements;
  }

  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    if (pipeline.results().size() < 2) {
      return Stream.empty();
    }
    GeneratedName name = GeneratedName.of(pipeline);
    if (name.simpleName().equals(RECORD)) {
      return Stream.of(Finding.of(GenerationMessage.NAME_OF_RESULTS, name.place(), RECORD));
    }
    TypeElement type = pipeline.declaration().type();
    return elements.getPackageOf(type).isUnnamed()
            && elements.getTypeElement(elements.getModuleOf(type), RECORD) != null
        ? Stream.of(
            Finding.of(GenerationMessage.NAME_HIDDEN, Place.of(type), pipeline.name(), RECORD))
        : Stream.empty();
  }
}
