package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * The index of one top-level class, made in one pass and never changed: what the rules ask for
 * again and again. Each list is in the order of the source.
 */
public final class ClassIndex {
  private final Attribution attribution;
  private final ClassIndexer entries;
  private final Stages stages;
  private final ChannelRoots channels;
  private final Summaries summaries;
  private @Nullable Helpers helpers;
  private final Map<Body, Boolean> returns = new HashMap<>();

  private ClassIndex(Attribution attribution, ClassIndexer entries) {
    this.attribution = attribution;
    this.entries = entries;
    this.stages = new Stages(this, entries.methods);
    this.channels = new ChannelRoots(this, entries.declarations);
    this.summaries = new Summaries(this);
  }

  /** Reads a top-level class. */
  public static ClassIndex of(Attribution attribution, ClassTree top) {
    ClassIndexer entries = new ClassIndexer(attribution);
    entries.add(top);
    return new ClassIndex(attribution, entries);
  }

  public Attribution attribution() {
    return attribution;
  }

  public Stages stages() {
    return stages;
  }

  public ChannelRoots channels() {
    return channels;
  }

  public Summaries summaries() {
    return summaries;
  }

  public Helpers helpers() {
    Helpers known = helpers;
    if (known == null) {
      known = new Helpers(this);
      helpers = known;
    }
    return known;
  }

  /** Whether anything in the class calls the runtime or has one of its types. */
  public boolean usesSluice() {
    return entries.usesSluice;
  }

  // ---- Where a tree stands

  public @Nullable Tree parent(Tree tree) {
    ClassIndexer.Entry entry = entries.of(tree);
    return entry == null ? null : entry.parent;
  }

  /** Whether a tree lies within another, or is it. */
  public boolean isWithin(Tree tree, Tree outer) {
    ClassIndexer.Entry entry = entries.of(tree);
    ClassIndexer.Entry around = entries.of(outer);
    return entry != null
        && around != null
        && around.first <= entry.first
        && entry.first <= around.last;
  }

  /** The body in which a tree runs, or null outside of any. */
  public @Nullable Body body(@Nullable Tree tree) {
    ClassIndexer.Entry entry = tree == null ? null : entries.of(tree);
    return entry == null ? null : entry.body;
  }

  /** The body that a method, an initializer or a lambda is, or null for any other tree. */
  public @Nullable Body bodyOf(Tree tree) {
    Body body = body(tree);
    return body != null && body.tree() == tree ? body : null;
  }

  public List<Body> bodies() {
    return entries.bodies;
  }

  /** Every body within a tree, the tree's own included. */
  public List<Body> bodies(Tree outer) {
    ClassIndexer.Entry around = entries.of(outer);
    return around == null
        ? List.of()
        : entries.bodies.subList(
            firstFrom(entries.bodies, Body::tree, around.first),
            firstFrom(entries.bodies, Body::tree, around.last + 1));
  }

  /** Whether there is a loop in a body itself. */
  public boolean hasLoops(Body body) {
    return entries.looping.contains(body);
  }

  /** The loop that repeats a tree within its own body, or null. */
  public @Nullable Tree repeatingLoop(Tree tree) {
    Tree inner = tree;
    for (Tree at = parent(tree); at != null && bodyOf(inner) == null; at = parent(at)) {
      if (Syntax.isLoop(at) && Syntax.repeats(at, inner)) {
        return at;
      }
      inner = at;
    }
    return null;
  }

  /**
   * The loop that repeats a tree while a variable lives, or null: a variable that is declared
   * within a loop is a new one in each round.
   */
  public @Nullable Tree repeatingLoop(Tree tree, Tree declaration) {
    Tree loop = repeatingLoop(tree);
    return loop == null || isAnewInEachRound(declaration, loop) ? null : loop;
  }

  private boolean isAnewInEachRound(Tree declaration, Tree loop) {
    Tree inner = declaration;
    for (Tree at = parent(declaration); at != null; at = parent(at)) {
      if (at == loop) {
        return Syntax.repeats(loop, inner);
      }
      inner = at;
    }
    return false;
  }

  /** Whether a statement can come to its end, so that the one after it runs. */
  public boolean completes(@Nullable StatementTree statement) {
    return statement == null || Flow.completes(this, statement);
  }

  /** Whether a body can return: it does not only run for ever or throw. */
  public boolean returns(Body body) {
    Boolean known = returns.get(body);
    if (known == null) {
      known = Flow.returns(this, body);
      returns.put(body, known);
    }
    return known;
  }

  // ---- What there is

  /** Every tree of a kind. */
  public List<Tree> trees(Tree.Kind kind) {
    return entries.byKind.getOrDefault(kind, List.of());
  }

  /** Every tree of a kind within a tree, lambdas and local classes included. */
  public List<Tree> trees(Tree.Kind kind, Tree outer) {
    return within(trees(kind), outer);
  }

  /** Whether anything of a kind lies within a tree, lambdas and local classes not counted. */
  public boolean contains(Tree outer, Tree.Kind kind) {
    Body body = body(outer);
    return trees(kind, outer).stream().anyMatch(tree -> Objects.equals(body(tree), body));
  }

  public List<MethodInvocationTree> invocations() {
    return entries.invocations;
  }

  /** Every call within a tree, lambdas and local classes included. */
  public List<MethodInvocationTree> invocations(Tree outer) {
    return within(entries.invocations, outer);
  }

  private <T extends Tree> List<T> within(List<T> trees, Tree outer) {
    ClassIndexer.Entry around = entries.of(outer);
    return around == null
        ? List.of()
        : trees.subList(
            firstFrom(trees, tree -> tree, around.first),
            firstFrom(trees, tree -> tree, around.last + 1));
  }

  /** Where the first of some things stands whose tree comes at a number or after it. */
  private <T> int firstFrom(List<T> things, Function<T, Tree> tree, int number) {
    int low = 0;
    int high = things.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Objects.requireNonNull(entries.of(tree.apply(things.get(middle)))).first < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Every expression that names a variable. */
  public List<ExpressionTree> uses(Element variable) {
    return entries.uses.getOrDefault(variable, List.of());
  }

  /** Every tree that assigns a variable, its declaration's initializer not counted. */
  public List<Tree> writes(Element variable) {
    return entries.writes.getOrDefault(variable, List.of());
  }

  public @Nullable VariableTree declaration(Element variable) {
    return entries.declarations.get(variable);
  }

  /** The method's tree if it stands in this class. */
  public @Nullable MethodTree method(Element method) {
    return entries.methods.get(method);
  }

  // ---- What a tree means

  /** The method that is called, or null where the program is broken. */
  public @Nullable ExecutableElement callee(MethodInvocationTree call) {
    ClassIndexer.Called called = entries.callees.get(call);
    return called == null ? null : called.method();
  }

  /** Whether a call is of a method of this name that a type of the runtime declares. */
  public boolean isCall(@Nullable Tree tree, String owner, String name) {
    ClassIndexer.Called called =
        tree instanceof MethodInvocationTree call ? entries.callees.get(call) : null;
    return called != null && called.name().equals(name) && called.owner().equals(owner);
  }

  /** The channel operation that a call performs, or null. */
  public @Nullable Operation operation(MethodInvocationTree call) {
    return entries.operations.get(call);
  }

  /** Who owns the goroutine that a call starts, or null if it starts none. */
  GoroutineStarts.@Nullable Owner starts(MethodInvocationTree call) {
    return entries.starts.get(call);
  }

  /** What stands before the dot of a call, or null. */
  public static @Nullable ExpressionTree receiver(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? select.getExpression()
        : null;
  }

  /**
   * The variable that an expression names: a local, a parameter, a field of this object; or null.
   */
  public @Nullable VariableElement variable(@Nullable Tree expression) {
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

  /** The local variable or parameter that an expression names, or null. */
  public @Nullable VariableElement local(@Nullable Tree expression) {
    VariableElement variable = variable(expression);
    return variable == null || variable.getKind().isField() ? null : variable;
  }
}
