package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
public final class ChannelRoots {
  /** The capacity of a channel of which only this is known: it is not known. */
  public static final int UNKNOWN_CAPACITY = -1;

  private static final int MAX_ALIASES = 16;

  private final ClassIndex index;
  private final Map<Element, VariableTree> declarations;
  private final Map<VariableElement, ChannelUses> uses = new HashMap<>();
  private @Nullable Map<VariableElement, List<VariableElement>> aliases;
  private @Nullable IdentityHashMap<Tree, Set<VariableElement>> fed;

  ChannelRoots(ClassIndex index, Map<Element, VariableTree> declarations) {
    this.index = index;
    this.declarations = declarations;
  }

  /** The variable that first held what an expression yields, or null if that is not certain. */
  public @Nullable VariableElement root(@Nullable Tree expression) {
    return root(expression, 0);
  }

  private @Nullable VariableElement root(@Nullable Tree expression, int depth) {
    Tree bare = Syntax.bare(expression);
    if (bare == null || depth > MAX_ALIASES) {
      return null;
    }
    if (bare instanceof MethodInvocationTree call) {
      return isView(call) ? root(ClassIndex.receiver(call), depth + 1) : null;
    }
    VariableElement variable = index.variable(bare);
    if (variable == null || !isStable(variable)) {
      return null;
    }
    VariableTree declaration = index.declaration(variable);
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
    Operation operation = index.operation(call);
    return operation == Operation.SEND_ONLY
        || operation == Operation.RECEIVE_ONLY
        || index.isCall(call, Api.TIMER, "channel")
        || index.isCall(call, Api.TICKER, "channel");
  }

  /** Whether a variable holds one object for as long as it is in scope. */
  public boolean isStable(VariableElement variable) {
    int writes = index.writes(variable).size();
    VariableTree declaration = index.declaration(variable);
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
  public List<VariableElement> aliases(VariableElement root) {
    Map<VariableElement, List<VariableElement>> all = aliases;
    if (all == null) {
      all = new HashMap<>();
      for (Map.Entry<Element, VariableTree> entry : declarations.entrySet()) {
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
  public ChannelUses uses(VariableElement root) {
    return uses.computeIfAbsent(root, key -> new UseCollector(index).collect(key));
  }

  /** The call that makes the channel of a root, or null if it comes from elsewhere. */
  public @Nullable MethodInvocationTree maker(VariableElement root) {
    VariableTree declaration = index.declaration(root);
    Tree made = declaration == null ? null : Syntax.bare(declaration.getInitializer());
    if (made == null && index.writes(root).size() == 1) {
      made = Syntax.bare(Syntax.assignedValue(index.writes(root).get(0)));
    }
    return made instanceof MethodInvocationTree call && isMaker(call) ? call : null;
  }

  /** Whether a call makes a channel that nobody else has. */
  public boolean isMaker(MethodInvocationTree call) {
    return index.isCall(call, Api.CHANNEL, "make")
        || index.isCall(call, Api.CHANNEL, "latest")
        || index.isCall(call, Api.GROUP, "channel");
  }

  /** The number of values for which a maker's channel has room, or {@link #UNKNOWN_CAPACITY}. */
  public int capacity(MethodInvocationTree maker) {
    ExecutableElement method = index.callee(maker);
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
    VariableElement variable = index.variable(bare);
    return variable != null && variable.getConstantValue() instanceof Integer value
        ? value
        : UNKNOWN_CAPACITY;
  }

  /** Whether a variable holds a channel of known capacity that its method has made. */
  public boolean isMadeHere(VariableElement variable) {
    MethodInvocationTree maker =
        variable.getKind() == ElementKind.LOCAL_VARIABLE && isStable(variable)
            ? maker(variable)
            : null;
    return maker != null
        && index.isCall(maker, Api.CHANNEL, "make")
        && capacity(maker) != UNKNOWN_CAPACITY;
  }

  /** The local channels to which the goroutine sends that a call starts. */
  Set<VariableElement> fedBy(MethodInvocationTree starter) {
    IdentityHashMap<Tree, Set<VariableElement>> all = fed;
    if (all == null) {
      all = new IdentityHashMap<>();
      for (Map.Entry<Element, VariableTree> entry : declarations.entrySet()) {
        if (entry.getKey() instanceof VariableElement channel
            && channel.getKind() == ElementKind.LOCAL_VARIABLE
            && maker(channel) != null) {
          for (ChannelUse use : uses(channel).all(each -> each == Operation.SEND)) {
            for (Body at = use.body(); at != null; at = at.parent()) {
              if (at.starter() != null) {
                all.computeIfAbsent(at.starter(), key -> new LinkedHashSet<>()).add(channel);
              }
            }
          }
        }
      }
      fed = all;
    }
    return all.getOrDefault(starter, Set.of());
  }

  /**
   * Whether a root is a local variable or a private field: all that is done with it is in sight.
   */
  public static boolean isInSight(VariableElement root) {
    return root.getKind() == ElementKind.LOCAL_VARIABLE
        || (root.getKind() == ElementKind.FIELD && root.getModifiers().contains(Modifier.PRIVATE));
  }

  /** Whether a type is one of the three channel types or a subtype. */
  public boolean isChannel(@Nullable TypeMirror type) {
    return index.attribution().isA(type, Api.SEND_CHANNEL)
        || index.attribution().isA(type, Api.RECEIVE_CHANNEL);
  }
}
