package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.ChannelDeclaration;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SelectDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.SelectMessage;
import dev.sluice.processor.model.SelectModel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * What a select generates for its cases, a record and methods, has names that are free in the
 * generated class and hide nothing that it has to name.
 */
final class SelectNamesRule implements Rule<SelectDeclaration> {
  private final Elements elements;

  SelectNamesRule(Elements elements) {
    this.elements = elements;
  }

  @Override
  public Stream<Finding<Place>> check(SelectDeclaration select) {
    Set<String> taken = new HashSet<>(List.of("Case", SelectModel.className(select.type())));
    return select.channels().stream()
        .flatMap(
            channel ->
                !taken.add(record(channel))
                    ? finding(SelectMessage.SELECT_RECORD, select, channel, record(channel))
                    : Stream.concat(hidden(select, channel), method(select, channel)));
  }

  /** Types of the unnamed package have no longer name by which they could still be told. */
  private Stream<Finding<Place>> hidden(SelectDeclaration select, ChannelDeclaration channel) {
    boolean hides =
        elements.getPackageOf(select.type()).isUnnamed()
            && select.channels().stream()
                .flatMap(other -> types(other.type()))
                .anyMatch(type -> isTopLevel(type, record(channel)));
    return hides
        ? finding(SelectMessage.SELECT_HIDES, select, channel, record(channel))
        : Stream.empty();
  }

  private boolean isTopLevel(TypeElement type, String name) {
    TypeElement outermost = elements.getOutermostTypeElement(type);
    return elements.getPackageOf(type).isUnnamed()
        && outermost != null
        && outermost.getSimpleName().contentEquals(name);
  }

  /** {@code sendOut(value)} of a case 'out', and {@code sendOut(channel)} of a case 'sendOut'. */
  private static Stream<Finding<Place>> method(
      SelectDeclaration select, ChannelDeclaration channel) {
    String setter = "send" + record(channel);
    Optional<ChannelKind> element =
        Optional.ofNullable(ChannelKind.argument(channel.type())).flatMap(ChannelKind::of);
    return channel.kind() == ChannelKind.SEND
            && select.channels().stream()
                .anyMatch(
                    other ->
                        other.name().equals(setter)
                            && element.filter(other.kind()::equals).isPresent())
        ? finding(SelectMessage.SELECT_SETTER, select, channel, setter)
        : Stream.empty();
  }

  private static Stream<TypeElement> types(TypeMirror type) {
    return switch (type) {
      case DeclaredType declared when declared.asElement() instanceof TypeElement element ->
          Stream.concat(
              Stream.of(element),
              declared.getTypeArguments().stream().flatMap(SelectNamesRule::types));
      case ArrayType array -> types(array.getComponentType());
      default -> Stream.empty();
    };
  }

  private static String record(ChannelDeclaration channel) {
    return SelectModel.recordName(channel.name());
  }

  private static Stream<Finding<Place>> finding(
      Message message, SelectDeclaration select, ChannelDeclaration channel, String clash) {
    return Stream.of(
        Finding.of(message, channel.place(), select.type().getSimpleName(), channel.name(), clash));
  }
}
