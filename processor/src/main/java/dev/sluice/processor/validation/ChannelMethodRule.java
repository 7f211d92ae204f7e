package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.WiringMessage;
import java.util.stream.Stream;

/** An abstract method of a pipeline declares a channel. */
final class ChannelMethodRule implements Rule<PipelineDeclaration> {
  @Override
  public Stream<Finding<Place>> check(PipelineDeclaration pipeline) {
    return pipeline.strays().stream()
        .map(
            method ->
                Finding.of(
                    method.getParameters().isEmpty()
                        ? WiringMessage.CHANNEL_METHOD_RETURNS
                        : WiringMessage.CHANNEL_METHOD_TAKES,
                    Place.of(method),
                    method.getSimpleName()));
  }
}
