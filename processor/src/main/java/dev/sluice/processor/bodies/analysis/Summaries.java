package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * What a helper certainly does to the channels that it is given, on every way to its end. It is
 * known once the walk has passed the helper, which is before it comes to the calls of it.
 */
public final class Summaries {
  /**
   * What a call of a helper certainly does to one argument.
   *
   * @param closes it closes the channel
   * @param sends it sends to the channel
   */
  public record Effect(boolean closes, boolean sends) {
    static final Effect NONE = new Effect(false, false);
  }

  private final ClassIndex index;
  private final Map<VariableElement, Effect> effects = new HashMap<>();
  private final Map<Body, Set<Body>> started = new HashMap<>();

  Summaries(ClassIndex index) {
    this.index = index;
  }

  /** Notes what a body does to its parameters; a caller is walked after the methods it calls. */
  void add(Body body, State end) {
    if (!end.always(FactKind.STARTED).isEmpty()) {
      started.put(body, Set.copyOf(end.always(FactKind.STARTED)));
    }
    if (body.tree() instanceof MethodTree method
        && index.attribution().element(method) instanceof ExecutableElement element) {
      for (VariableElement parameter : element.getParameters()) {
        boolean closes = end.always(FactKind.CLOSED, parameter) != null;
        boolean sends = end.always(FactKind.SENT, parameter) != null;
        if (closes || sends) {
          effects.put(parameter, new Effect(closes, sends));
        }
      }
    }
  }

  /** The goroutines that a helper has certainly started when it returns. */
  public Set<Body> startedBy(@Nullable Body helper) {
    return helper == null ? Set.of() : started.getOrDefault(helper, Set.of());
  }

  /** The parameter that a call's argument becomes, if the callee is one that can be followed. */
  public @Nullable VariableElement parameter(MethodInvocationTree call, int argument) {
    ExecutableElement method = index.callee(call);
    return method == null
            || argument < 0
            || argument >= method.getParameters().size()
            || method.isVarArgs()
            || !isHelper(method)
        ? null
        : method.getParameters().get(argument);
  }

  /** Whether a method stands in this class, has a body, and cannot be overridden. */
  public boolean isHelper(ExecutableElement method) {
    MethodTree tree = index.method(method);
    return tree != null
        && tree.getBody() != null
        && (method.getModifiers().contains(Modifier.PRIVATE)
            || method.getModifiers().contains(Modifier.STATIC)
            || method.getModifiers().contains(Modifier.FINAL));
  }

  /** What a call certainly does to one of its arguments. */
  public Effect effect(MethodInvocationTree call, int argument) {
    VariableElement parameter = parameter(call, argument);
    return parameter == null ? Effect.NONE : effects.getOrDefault(parameter, Effect.NONE);
  }

  /** What a call certainly does to channels among its arguments, in that order. */
  public void effects(MethodInvocationTree call, BiConsumer<Operation, VariableElement> performed) {
    for (int i = 0; i < call.getArguments().size(); i++) {
      Effect effect = effect(call, i);
      VariableElement channel =
          effect.sends() || effect.closes()
              ? index.channels().root(call.getArguments().get(i))
              : null;
      if (channel != null && index.channels().isChannel(channel.asType())) {
        if (effect.sends()) {
          performed.accept(Operation.SEND, channel);
        }
        if (effect.closes()) {
          performed.accept(Operation.CLOSE, channel);
        }
      }
    }
  }
}
