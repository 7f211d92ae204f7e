package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelAnnotations;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.diagnostic.DistributedMessage;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.Island;
import dev.sluice.processor.model.Saving;
import dev.sluice.processor.model.Stage;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Between two elements, a pipeline with a guarantee is nothing but what its objects remember: so it
 * can be saved and continued.
 */
final class GuaranteeRule implements Rule<Distribution> {
  private final Types types;

  GuaranteeRule(Types types) {
    this.types = types;
  }

  @Override
  public Stream<Finding<Place>> check(Distribution distribution) {
    return distribution.isGuaranteed()
        ? Stream.of(
                distribution.pipeline().stages().stream()
                    .flatMap(stage -> shape(distribution, stage).stream()),
                distribution.pipeline().channels().stream()
                    .flatMap(channel -> cycle(distribution, channel).stream()),
                distribution.pipeline().stages().stream()
                    .filter(stage -> Saving.isMisused(stage, distribution.pipeline()))
                    .map(
                        stage ->
                            Finding.of(
                                DistributedMessage.GUARANTEE_STATE,
                                stage.declaration().place(),
                                stage.name())),
                distribution.islands().stream().flatMap(island -> keys(distribution, island)))
            .flatMap(it -> it)
        : Stream.empty();
  }

  private static Optional<Finding<Place>> shape(Distribution distribution, Stage stage) {
    if (!stage.isLoop()) {
      return Optional.of(finding(DistributedMessage.GUARANTEE_GOROUTINE, distribution, stage));
    }
    return stage.inputs().isEmpty()
        ? Optional.of(finding(DistributedMessage.GUARANTEE_SOURCE, distribution, stage))
        : Optional.empty();
  }

  private static Finding<Place> finding(Message message, Distribution distribution, Stage stage) {
    return Finding.of(
        message, stage.declaration().place(), distribution.pipeline().name(), stage.name());
  }

  private static Optional<Finding<Place>> cycle(Distribution distribution, Channel channel) {
    return channel
        .mark(ChannelAnnotations::feedback)
        .map(
            place ->
                Finding.of(
                    DistributedMessage.GUARANTEE_CYCLE,
                    place,
                    distribution.pipeline().name(),
                    channel.name()));
  }

  private Stream<Finding<Place>> keys(Distribution distribution, Island island) {
    Stage stage = distribution.whole(island.stages().getFirst());
    Optional<TypeMirror> saved = Saving.of(stage).flatMap(Saving::key);
    return island.inputs().stream()
        .flatMap(gate -> distribution.key(island, gate).stream())
        .flatMap(property -> property.element().stream())
        .map(KeyRule::type)
        .flatMap(
            key ->
                saved
                    .filter(it -> !types.isSameType(boxed(key), it))
                    .map(
                        it ->
                            Finding.of(
                                DistributedMessage.GUARANTEE_KEY,
                                stage.declaration().place(),
                                stage.name(),
                                TypeText.of(key),
                                TypeText.of(it)))
                    .stream());
  }

  private TypeMirror boxed(TypeMirror type) {
    return type instanceof PrimitiveType primitive ? types.boxedClass(primitive).asType() : type;
  }
}
