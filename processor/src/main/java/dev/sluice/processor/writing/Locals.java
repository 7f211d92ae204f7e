package dev.sluice.processor.writing;

import com.palantir.javapoet.NameAllocator;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Ending;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Unit;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.TypeElement;

/** The names of variables and fields: as the user wrote them, unless Java or another forbids it. */
final class Locals {
  private final NameAllocator names = new NameAllocator();
  private final Plan plan;

  Locals(Plan plan) {
    this.plan = plan;
    names.newName("group", "group");
    plan.pipeline().ports().forEach(this::allocate);
    plan.channels().forEach(this::allocate);
    plan.results().forEach(unit -> names.newName(identifier(unit.head().name()), unit));
    List<Ending> closers = plan.endings().stream().filter(ending -> !ending.isDirect()).toList();
    closers.forEach(ending -> names.newName(suggestion(ending, closers.size()), ending));
    names.newName("i", "i");
  }

  private void allocate(Channel channel) {
    names.newName(identifier(channel.name()), tag(channel.name()));
  }

  /** Channels may be called like anything else that has a name. */
  private static Object tag(String channel) {
    return List.of("channel", channel);
  }

  /** {@code longest word} becomes {@code longestWord}. */
  static String identifier(String name) {
    StringBuilder identifier = new StringBuilder();
    boolean raise = false;
    for (int c : name.codePoints().toArray()) {
      if (Character.isJavaIdentifierPart(c)) {
        boolean first = identifier.isEmpty();
        identifier.appendCodePoint(raise && !first ? Character.toUpperCase(c) : c);
      }
      raise = !Character.isJavaIdentifierPart(c);
    }
    return identifier.isEmpty() ? "it" : identifier.toString();
  }

  private static String suggestion(Ending ending, int closers) {
    if (ending.units().size() == 1) {
      return closers == 1
          ? "workers"
          : identifier(ending.units().getFirst().head().name()) + "Workers";
    }
    Ending.Action action = ending.actions().getLast();
    String channel = identifier(action.channel());
    return (action.verb() == Ending.Verb.CLOSE ? "sendersOf" : "receiversOf")
        + channel.substring(0, 1).toUpperCase(Locale.ROOT)
        + channel.substring(1);
  }

  String group() {
    return names.get("group");
  }

  String index() {
    return names.get("i");
  }

  String channel(String name) {
    return names.get(tag(name));
  }

  String result(Unit unit) {
    return names.get(unit);
  }

  String waitGroup(Ending ending) {
    return names.get(ending);
  }

  /** The field that holds the instance of a type; allocated when it is first asked for. */
  String instance(TypeElement type) {
    String suggestion = type.getSimpleName().toString();
    String lowered = Character.toLowerCase(suggestion.charAt(0)) + suggestion.substring(1);
    Object tag = List.of("instance", type.getQualifiedName().toString());
    try {
      return names.get(tag);
    } catch (IllegalArgumentException notYet) {
      String free = taken().contains(lowered) ? lowered + "Stages" : lowered;
      return names.newName(free, tag);
    }
  }

  private List<String> taken() {
    return plan.pipeline().channels().stream().map(Channel::name).toList();
  }
}
