package dev.sluice.processor.bodies;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions are the same channel, timer or wait group, and where it goes.
 *
 * <p>The <em>root</em> of an expression is the variable that first held the object: aliases, views
 * and casts lead back to it. A variable that is assigned again has no root, so nothing is claimed
 * of it.
 */
final class Channels {
  /** The capacity of a channel of which only this is known: it is not known. */
  static final int UNKNOWN_CAPACITY = -1;

  private static final int MAX_ALIASES = 16;

  private final Source source;
  private final Map<VariableElement, ChannelUses> uses = new HashMap<>();
  private @Nullable Map<VariableElement, List<VariableElement>> aliases;

  Channels(Source source) {
    this.source = source;
  }

  /** The variable that first held what an expression yields, or null if that is not certain. */
  @Nullable VariableElement root(@Nullable Tree expression) {
    return root(expression, 0);
  }

  private @Nullable VariableElement root(@Nullable Tree expression, int depth) {
    Tree bare = Syntax.bare(expression);
    if (bare == null || depth > MAX_ALIASES) {
      return null;
    }
    if (bare instanceof MethodInvocationTree call) {
      return isView(call) ? root(Source.receiver(call), depth + 1) : null;
    }
    VariableElement variable = source.variable(bare);
    if (variable == null || !isStable(variable)) {
      return null;
    }
    VariableTree declaration = source.declaration(variable);
    if (declaration != null && declaration.getInitializer() != null) {
      VariableElement aliased = root(declaration.getInitializer(), depth + 1);
      if (aliased != null) {
        return aliased;
      }
    }
    return variable;
  }

  /** Whether a call yields another view of its receiver. */
  private boolean isView(MethodInvocationTree call) {
    Operation operation = source.operation(call);
    return operation == Operation.SEND_ONLY
        || operation == Operation.RECEIVE_ONLY
        || source.isCall(call, Api.TIMER, "channel")
        || source.isCall(call, Api.TICKER, "channel");
  }

  /** Whether a variable holds one object for as long as it is in scope. */
  boolean isStable(VariableElement variable) {
    int writes = source.writes(variable).size();
    VariableTree declaration = source.declaration(variable);
    return switch (variable.getKind()) {
      case LOCAL_VARIABLE ->
          declaration != null
              && (declaration.getInitializer() == null || writes == 0)
              && (writes <= 1);
      case PARAMETER, RESOURCE_VARIABLE, BINDING_VARIABLE -> writes == 0;
      case FIELD ->
          variable.getModifiers().contains(Modifier.FINAL)
              || (variable.getModifiers().contains(Modifier.PRIVATE)
                  && writes == 0
                  && declaration != null
                  && declaration.getInitializer() != null);
      default -> false;
    };
  }

  /** The other variables that hold the same object as a root. */
  List<VariableElement> aliases(VariableElement root) {
    Map<VariableElement, List<VariableElement>> all = aliases;
    if (all == null) {
      all = new HashMap<>();
      for (Map.Entry<Element, VariableTree> entry : source.declarations.entrySet()) {
        if (entry.getKey() instanceof VariableElement variable
            && isStable(variable)
            && entry.getValue().getInitializer() != null) {
          VariableElement aliased = root(entry.getValue().getInitializer(), 1);
          if (aliased != null && !aliased.equals(variable)) {
            all.computeIfAbsent(aliased, key -> new ArrayList<>()).add(variable);
          }
        }
      }
      aliases = all;
    }
    return all.getOrDefault(root, List.of());
  }

  /** Everything that is done with a root's channel, wherever it can be followed. */
  ChannelUses uses(VariableElement root) {
    return uses.computeIfAbsent(root, key -> new UseCollector(source).collect(key));
  }

  /** The call that makes the channel of a root, or null if it comes from elsewhere. */
  @Nullable MethodInvocationTree maker(VariableElement root) {
    VariableTree declaration = source.declaration(root);
    Tree made = declaration == null ? null : Syntax.bare(declaration.getInitializer());
    if (made == null && source.writes(root).size() == 1) {
      made = Syntax.bare(Syntax.assignedValue(source.writes(root).get(0)));
    }
    return made instanceof MethodInvocationTree call && isMaker(call) ? call : null;
  }

  /** Whether a call makes a channel that nobody else has. */
  boolean isMaker(MethodInvocationTree call) {
    return source.isCall(call, Api.CHANNEL, "make")
        || source.isCall(call, Api.CHANNEL, "latest")
        || source.isCall(call, Api.GROUP, "channel");
  }

  /** The number of values for which a maker's channel has room, or {@link #UNKNOWN_CAPACITY}. */
  int capacity(MethodInvocationTree maker) {
    ExecutableElement method = source.callee(maker);
    if (method == null || method.getSimpleName().contentEquals("latest")) {
      return UNKNOWN_CAPACITY;
    }
    List<? extends ExpressionTree> arguments = maker.getArguments();
    if (arguments.isEmpty()) {
      return 0;
    }
    return constant(arguments.get(arguments.size() - 1));
  }

  private int constant(ExpressionTree expression) {
    Tree bare = Syntax.bare(expression);
    if (bare instanceof LiteralTree literal && literal.getValue() instanceof Integer value) {
      return value;
    }
    VariableElement variable = source.variable(bare);
    return variable != null && variable.getConstantValue() instanceof Integer value
        ? value
        : UNKNOWN_CAPACITY;
  }

  /**
   * Whether a root is a local variable or a private field: all that is done with it is in sight.
   */
  static boolean isInSight(VariableElement root) {
    return root.getKind() == ElementKind.LOCAL_VARIABLE
        || (root.getKind() == ElementKind.FIELD && root.getModifiers().contains(Modifier.PRIVATE));
  }

  /** Whether a type is one of the three channel types or a subtype. */
  boolean isChannel(@Nullable TypeMirror type) {
    return source.attribution().isA(type, Api.SEND_CHANNEL)
        || source.attribution().isA(type, Api.RECEIVE_CHANNEL);
  }
}
