package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.DistributedMessage;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.Saving;
import dev.sluice.processor.model.Stage;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** What crosses members can be serialized: elements of channels that are cut, and results. */
final class SerializableRule implements Rule<Distribution> {
  private final Types types;

  SerializableRule(Types types) {
    this.types = types;
  }

  @Override
  public Stream<Finding<Place>> check(Distribution distribution) {
    List<TypeMirror> serialized =
        distribution.pipeline().declaration().distribution().stream()
            .flatMap(it -> it.serialized().stream())
            .map(Located::value)
            .toList();
    Portability portability = new Portability(types, serialized);
    return Stream.of(
            channels(distribution, portability),
            distribution.pipeline().results().stream().flatMap(stage -> result(portability, stage)),
            distribution.pipeline().stages().stream()
                .filter(stage -> distribution.isGuaranteed())
                .flatMap(stage -> state(portability, stage)))
        .flatMap(it -> it);
  }

  private static Stream<Finding<Place>> channels(
      Distribution distribution, Portability portability) {
    return distribution.crossing().stream()
        // What a sink takes may stay on its member.
        .filter(channel -> channel.role() != Channel.Role.OUTPUT)
        .flatMap(channel -> channel(portability, channel));
  }

  private static Stream<Finding<Place>> state(Portability portability, Stage stage) {
    return Saving.of(stage).stream()
        .flatMap(it -> Stream.concat(it.key().stream(), Stream.of(it.state())))
        .flatMap(type -> portability.obstacle(type).stream())
        .map(
            it ->
                Finding.of(
                    DistributedMessage.NOT_SERIALIZABLE_STATE,
                    stage.declaration().place(),
                    stage.name(),
                    it.path(),
                    it.type(),
                    it.remedy()));
  }

  private static Stream<Finding<Place>> channel(Portability portability, Channel channel) {
    return portability.obstacle(channel.type()).stream()
        .map(
            it ->
                Finding.of(
                    DistributedMessage.NOT_SERIALIZABLE,
                    place(channel),
                    channel.name(),
                    it.path(),
                    it.type(),
                    it.remedy()));
  }

  private static Place place(Channel channel) {
    return channel.ends().findFirst().map(end -> end.endpoint().typed()).orElseThrow();
  }

  private static Stream<Finding<Place>> result(Portability portability, Stage stage) {
    return stage.result().flatMap(portability::obstacle).stream()
        .map(
            it ->
                Finding.of(
                    DistributedMessage.NOT_SERIALIZABLE_RESULT,
                    stage.declaration().place(),
                    stage.name(),
                    it.path(),
                    it.type(),
                    it.remedy()));
  }
}
