package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.TypeText;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Hint;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.diagnostic.WiringMessage;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Channel.End;
import dev.sluice.processor.model.ElementTypes;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Endpoint.Binding;
import dev.sluice.processor.model.Endpoint.Direction;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Signatures;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Every end of a channel agrees on what the channel carries. */
final class ElementTypeRule implements Rule<Pipeline> {
  private final ElementTypes elementTypes;
  private final Signatures signatures;
  private final Types types;

  ElementTypeRule(ElementTypes elementTypes, Signatures signatures, Types types) {
    this.signatures = signatures;
    this.elementTypes = elementTypes;
    this.types = types;
  }

  @Override
  public Stream<Finding<Place>> check(Pipeline pipeline) {
    return pipeline
        .certainChannels()
        .flatMap(
            channel ->
                channel
                    .ends()
                    .filter(end -> !elementTypes.fits(channel.type(), end.endpoint()))
                    .map(end -> finding(channel, end)));
  }

  private Finding<Place> finding(Channel channel, End end) {
    Endpoint endpoint = end.endpoint();
    TypeMirror stated = elementTypes.stated(endpoint);
    List<String> failing =
        channel.senders().stream()
            .filter(ElementTypeRule::isFailures)
            .map(it -> it.stage().name())
            .toList();
    if (!failing.isEmpty()) {
      return Finding.of(
          StageMessage.FAILED_TYPE,
          endpoint.typed(),
          channel.name(),
          TypeText.of(channel.type()),
          Wording.stages(failing),
          end.stage().name(),
          verb(endpoint),
          TypeText.of(stated));
    }
    return Finding.of(
        WiringMessage.ELEMENT_TYPE,
        endpoint.typed(),
        channel.name(),
        TypeText.of(channel.type()),
        origin(channel),
        end.stage().name(),
        verb(endpoint),
        TypeText.of(stated),
        end.stage().pipeline().isPresent()
            ? Hint.NONE.render()
            : hint(channel.type(), stated, endpoint));
  }

  private static boolean isFailures(End end) {
    return end.stage().failures().filter(end.endpoint()::equals).isPresent();
  }

  /** Who says what the channel carries. */
  private String origin(Channel channel) {
    if (channel.declaration().isPresent()) {
      return Wording.saysMethod();
    }
    return channel
        .ends()
        .filter(end -> elementTypes.fits(channel.type(), end.endpoint()))
        .findFirst()
        .map(end -> Wording.saysStage(end.stage().name(), verb(end.endpoint())))
        .orElseGet(Wording::saysNobody);
  }

  private static String verb(Endpoint endpoint) {
    return Wording.does(endpoint.direction() == Direction.SEND);
  }

  private Optional<TypeMirror> items(TypeMirror type) {
    return type instanceof ArrayType array && !array.getComponentType().getKind().isPrimitive()
        ? Optional.of(array.getComponentType())
        : signatures.iterated(type);
  }

  /** A wildcard, where one would make the types agree. */
  private String hint(TypeMirror carried, TypeMirror stated, Endpoint endpoint) {
    Optional<TypeMirror> single =
        endpoint.binding() == Binding.VALUE && endpoint.direction() == Direction.SEND
            ? items(stated).filter(it -> types.isAssignable(it, carried))
            : Optional.empty();
    if (single.isPresent()) {
      return Hint.ONE_BY_ONE.render(TypeText.of(single.get()));
    }
    if (endpoint.binding() == Binding.VALUE && signatures.isListOf(stated, carried)) {
      return Hint.BATCH.render();
    }
    if (endpoint.binding() != Binding.CHANNEL
        || stated.getKind() == TypeKind.WILDCARD
        || types.isSameType(carried, stated)) {
      return Hint.NONE.render();
    }
    if (endpoint.direction() == Direction.RECEIVE && types.isSubtype(carried, stated)) {
      return Hint.RECEIVE_SUBTYPES.render(TypeText.of(stated));
    }
    return endpoint.direction() == Direction.SEND && types.isSubtype(stated, carried)
        ? Hint.SEND_SUPERTYPES.render(TypeText.of(stated))
        : Hint.NONE.render();
  }
}
