package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelDeclaration;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SelectDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.SelectMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** A set of select cases is an interface of methods that each say a channel, type and direction. */
final class SelectShapeRule implements Rule<SelectDeclaration> {
  @Override
  public Stream<Finding<Place>> check(SelectDeclaration select) {
    TypeElement type = select.type();
    if (type.getKind() != ElementKind.INTERFACE) {
      return finding(SelectMessage.SELECT_KIND, select, select.place());
    }
    if (!type.getTypeParameters().isEmpty()) {
      return finding(SelectMessage.SELECT_GENERIC, select, Place.of(type));
    }
    if (select.channels().isEmpty() && select.strays().isEmpty()) {
      return finding(SelectMessage.SELECT_EMPTY, select, select.place());
    }
    return Stream.concat(strays(select), channels(select));
  }

  private static Stream<Finding<Place>> strays(SelectDeclaration select) {
    return select.strays().stream()
        .flatMap(
            method ->
                finding(
                    SelectMessage.SELECT_METHOD, select, Place.of(method), method.getSimpleName()));
  }

  private static Stream<Finding<Place>> channels(SelectDeclaration select) {
    return select.channels().stream()
        .flatMap(
            channel -> {
              Place place = channel.place();
              if (channel.kind() == ChannelKind.BOTH) {
                return finding(SelectMessage.SELECT_DIRECTION, select, place, channel.name());
              }
              return namesType(channel)
                  ? Stream.empty()
                  : finding(SelectMessage.SELECT_ELEMENT, select, place, channel.name());
            });
  }

  private static boolean namesType(ChannelDeclaration channel) {
    TypeMirror argument = ChannelKind.argument(channel.type());
    return argument != null && argument.getKind() != TypeKind.WILDCARD;
  }

  /** A message about a set of cases, whose name is its first argument. */
  private static Stream<Finding<Place>> finding(
      Message message, SelectDeclaration select, Place place, CharSequence... more) {
    List<Object> arguments = new ArrayList<>(List.of(select.type().getSimpleName()));
    arguments.addAll(List.of(more));
    return Stream.of(new Finding<>(message, place, arguments));
  }
}
