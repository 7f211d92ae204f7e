package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;

/** An abstract method of a pipeline declares a channel. */
final class ChannelMethodRule implements Rule<PipelineDeclaration> {
  @Override
  public Stream<Finding<Place>> check(PipelineDeclaration pipeline) {
    return pipeline.strays().stream()
        .map(
            method ->
                Finding.of(
                    Message.CHANNEL_METHOD, Place.of(method), method.getSimpleName(), why(method)));
  }

  private static String why(ExecutableElement method) {
    return method.getParameters().isEmpty() ? "does not return one" : "has parameters";
  }
}
