package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelDeclaration;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SelectDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.model.SelectModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** A set of select cases is an interface of methods that each say a channel, type and direction. */
final class SelectShapeRule implements Rule<SelectDeclaration> {
  @Override
  public Stream<Finding<Place>> check(SelectDeclaration select) {
    TypeElement type = select.type();
    if (type.getKind() != ElementKind.INTERFACE) {
      return finding(select, select.place(), "it is no interface", "Declare an interface.");
    }
    if (!type.getTypeParameters().isEmpty()) {
      return finding(
          select, Place.of(type), "it has type parameters", "Name the types of the channels.");
    }
    if (type.getModifiers().contains(Modifier.PRIVATE)) {
      return finding(
          select,
          Place.of(type),
          "it is private, but the generated class refers to it",
          "Make it package-private.");
    }
    if (select.channels().isEmpty() && select.strays().isEmpty()) {
      return finding(
          select,
          select.place(),
          "it has no channel",
          "Declare methods such as 'ReceiveChannel<String> lines();'.");
    }
    return Stream.of(strays(select), channels(select), names(select)).flatMap(it -> it);
  }

  private static Stream<Finding<Place>> strays(SelectDeclaration select) {
    return select.strays().stream()
        .flatMap(
            method ->
                finding(
                    select,
                    Place.of(method),
                    "method '" + method.getSimpleName() + "' declares no channel",
                    "Let it take no parameters and return ReceiveChannel or SendChannel."));
  }

  private static Stream<Finding<Place>> channels(SelectDeclaration select) {
    return select.channels().stream()
        .flatMap(
            channel -> {
              if (channel.kind() == ChannelKind.BOTH) {
                return finding(
                    select,
                    Place.of(channel.method()),
                    "'" + channel.name() + "' is a Channel, which says no direction",
                    "Write ReceiveChannel for a case that receives, SendChannel for one that"
                        + " sends.");
              }
              return namesType(channel)
                  ? Stream.empty()
                  : finding(
                      select,
                      Place.of(channel.method()),
                      "'" + channel.name() + "' names no element type",
                      "Write one in angle brackets.");
            });
  }

  private static boolean namesType(ChannelDeclaration channel) {
    TypeMirror argument = ChannelKind.argument(channel.type());
    return argument != null && argument.getKind() != TypeKind.WILDCARD;
  }

  /** The record of each case needs a name of its own. */
  private static Stream<Finding<Place>> names(SelectDeclaration select) {
    Set<String> taken = new HashSet<>(List.of("Case"));
    return select.channels().stream()
        .filter(channel -> !taken.add(SelectModel.recordName(channel.name())))
        .flatMap(
            channel ->
                finding(
                    select,
                    Place.of(channel.method()),
                    "the record for '"
                        + channel.name()
                        + "' would be called like another type, '"
                        + SelectModel.recordName(channel.name())
                        + "'",
                    "Rename the method."));
  }

  private static Stream<Finding<Place>> finding(
      SelectDeclaration select, Place place, String wrong, String remedy) {
    return Stream.of(
        Finding.of(Message.SELECT_SHAPE, place, select.type().getSimpleName(), wrong, remedy));
  }
}
