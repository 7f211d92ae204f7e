package dev.sluice.processor.bodies;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** The index of one top-level class, made in one pass: what the rules ask for again and again. */
final class Source {
  private final Attribution attribution;
  private final ClassTree top;
  final IdentityHashMap<Tree, Tree> parents = new IdentityHashMap<>();
  final IdentityHashMap<Tree, Body> bodyOf = new IdentityHashMap<>();
  final List<Body> bodies = new ArrayList<>();
  final List<MethodInvocationTree> invocations = new ArrayList<>();
  final Map<Element, List<ExpressionTree>> uses = new HashMap<>();
  final Map<Element, List<Tree>> writes = new HashMap<>();
  final Map<Element, VariableTree> declarations = new HashMap<>();
  final Map<Element, MethodTree> methods = new HashMap<>();
  final Map<Tree.Kind, List<Tree>> byKind = new EnumMap<>(Tree.Kind.class);
  boolean sluice;
  private final Stages stages;
  private final Channels channels;
  private final Summaries summaries;

  Source(Attribution attribution, ClassTree top) {
    this.attribution = attribution;
    this.top = top;
    new SourceIndexer(this).scan(top, null);
    this.stages = new Stages(this);
    this.channels = new Channels(this);
    this.summaries = new Summaries(this);
  }

  Attribution attribution() {
    return attribution;
  }

  ClassTree top() {
    return top;
  }

  Stages stages() {
    return stages;
  }

  Channels channels() {
    return channels;
  }

  Summaries summaries() {
    return summaries;
  }

  /** Whether anything in the class calls the runtime or has one of its types. */
  boolean usesSluice() {
    return sluice;
  }

  @Nullable Tree parent(Tree tree) {
    return parents.get(tree);
  }

  /** The nearest tree around this one, the tree itself included, that is of a type; else null. */
  <T extends Tree> @Nullable T enclosing(Tree tree, Class<T> type) {
    for (Tree at = tree; at != null; at = parents.get(at)) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }

  /** Whether a tree lies within another, or is it. */
  boolean isWithin(Tree tree, Tree outer) {
    for (Tree at = tree; at != null; at = parents.get(at)) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  /** Every tree of a kind, top to bottom. */
  List<Tree> trees(Tree.Kind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  /** Whether anything of a kind lies within a tree, lambdas and local classes not counted. */
  boolean contains(Tree outer, Tree.Kind kind) {
    Body body = body(outer);
    return trees(kind).stream()
        .anyMatch(tree -> isWithin(tree, outer) && Objects.equals(body(tree), body));
  }

  /** The loop that repeats a tree within its own body, or null. */
  @Nullable Tree repeatingLoop(Tree tree) {
    Tree inner = tree;
    for (Tree at = parents.get(tree);
        at != null && !bodyOf.containsKey(inner);
        at = parents.get(at)) {
      if (Syntax.isLoop(at) && Syntax.repeats(at, inner)) {
        return at;
      }
      inner = at;
    }
    return null;
  }

  List<Body> bodies() {
    return bodies;
  }

  /** The body in which a tree runs, or null outside of any. */
  @Nullable Body body(Tree tree) {
    for (Tree at = tree; at != null; at = parents.get(at)) {
      Body body = bodyOf.get(at);
      if (body != null) {
        return body;
      }
    }
    return null;
  }

  List<MethodInvocationTree> invocations() {
    return invocations;
  }

  /** Every expression that names a variable. */
  List<ExpressionTree> uses(Element variable) {
    return uses.getOrDefault(variable, List.of());
  }

  /** Every tree that assigns a variable, its declaration's initializer not counted. */
  List<Tree> writes(Element variable) {
    return writes.getOrDefault(variable, List.of());
  }

  @Nullable VariableTree declaration(Element variable) {
    return declarations.get(variable);
  }

  /** The method's tree if it stands in this class. */
  @Nullable MethodTree method(Element method) {
    return methods.get(method);
  }

  /** The method that is called, or null where the program is broken. */
  @Nullable ExecutableElement callee(MethodInvocationTree call) {
    return attribution.element(call.getMethodSelect()) instanceof ExecutableElement method
        ? method
        : null;
  }

  /** Whether a call is of a method of this name that a type of the runtime declares. */
  boolean isCall(Tree tree, String owner, String name) {
    ExecutableElement method = tree instanceof MethodInvocationTree call ? callee(call) : null;
    return method != null
        && method.getSimpleName().contentEquals(name)
        && method.getEnclosingElement() instanceof TypeElement type
        && type.getQualifiedName().contentEquals(owner);
  }

  /** The channel operation that a call performs, or null. */
  @Nullable Operation operation(MethodInvocationTree call) {
    ExecutableElement method = callee(call);
    if (method == null) {
      return null;
    }
    Operation operation = Operation.of(method);
    ExpressionTree receiver = receiver(call);
    if (operation == null
        && method.getSimpleName().contentEquals("forEach")
        && receiver != null
        && attribution.isA(attribution.type(receiver), Api.RECEIVE_CHANNEL)) {
      return Operation.RANGE;
    }
    return operation;
  }

  /** What stands before the dot of a call, or null. */
  static @Nullable ExpressionTree receiver(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? select.getExpression()
        : null;
  }

  /**
   * The variable that an expression names: a local, a parameter, a field of this object; or null.
   */
  @Nullable VariableElement variable(@Nullable Tree expression) {
    Tree bare = Syntax.bare(expression);
    if (bare instanceof IdentifierTree
        || (bare instanceof MemberSelectTree select
            && select.getExpression() instanceof IdentifierTree qualifier
            && (qualifier.getName().contentEquals("this")
                || attribution.element(qualifier) instanceof TypeElement))) {
      return attribution.element(bare) instanceof VariableElement variable ? variable : null;
    }
    return null;
  }
}
