package dev.sluice.processor.bodies;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** What a helper certainly does to the channels that it is given, on every way to its end. */
final class Summaries {
  /**
   * What a call of a helper certainly does to one argument.
   *
   * @param closes it closes the channel
   * @param sends it sends to the channel
   */
  record Effect(boolean closes, boolean sends) {
    static final Effect NONE = new Effect(false, false);
  }

  private final Source source;
  private final Map<ExecutableElement, Map<VariableElement, Effect>> effects = new HashMap<>();
  private final Set<ExecutableElement> running = new HashSet<>();

  Summaries(Source source) {
    this.source = source;
  }

  /** The parameter that a call's argument becomes, if the callee is one that can be followed. */
  @Nullable VariableElement parameter(MethodInvocationTree call, int argument) {
    ExecutableElement method = source.callee(call);
    return method == null
            || argument < 0
            || argument >= method.getParameters().size()
            || method.isVarArgs()
            || !isHelper(method)
        ? null
        : method.getParameters().get(argument);
  }

  /** Whether a method stands in this source, has a body, and cannot be overridden. */
  boolean isHelper(ExecutableElement method) {
    MethodTree tree = source.method(method);
    return tree != null
        && tree.getBody() != null
        && (method.getModifiers().contains(Modifier.PRIVATE)
            || method.getModifiers().contains(Modifier.STATIC)
            || method.getModifiers().contains(Modifier.FINAL));
  }

  /** What a call certainly does to one of its arguments. */
  Effect effect(MethodInvocationTree call, int argument) {
    VariableElement parameter = parameter(call, argument);
    ExecutableElement method = source.callee(call);
    if (parameter == null || method == null || !running.add(method)) {
      return Effect.NONE;
    }
    try {
      Map<VariableElement, Effect> known = effects.get(method);
      if (known == null) {
        known = compute(method);
        effects.put(method, known);
      }
      return known.getOrDefault(parameter, Effect.NONE);
    } finally {
      running.remove(method);
    }
  }

  private Map<VariableElement, Effect> compute(ExecutableElement method) {
    MethodTree tree = source.method(method);
    Body body = tree == null ? null : source.body(tree);
    if (body == null) {
      return Map.of();
    }
    State end = Flow.run(source, body, new ChannelFacts(source));
    Map<VariableElement, Effect> result = new HashMap<>();
    for (VariableElement parameter : method.getParameters()) {
      result.put(
          parameter,
          new Effect(
              end.always(Fact.Kind.CLOSED, parameter) != null,
              end.always(Fact.Kind.SENT, parameter) != null));
    }
    return result;
  }
}
