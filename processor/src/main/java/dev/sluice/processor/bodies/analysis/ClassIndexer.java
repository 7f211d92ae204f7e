package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Collects the entries of a {@link ClassIndex}. It keeps its own stack: an expression may be a
 * chain of any number of calls.
 */
final class ClassIndexer {
  /** Where a tree stands. */
  static final class Entry {
    final @Nullable Tree parent;
    final @Nullable Body body;

    /** How many trees begin before this one. */
    final int first;

    /** The number of the last tree that begins within this one. */
    int last;

    Entry(@Nullable Tree parent, @Nullable Body body, int first) {
      this.parent = parent;
      this.body = body;
      this.first = first;
      this.last = first;
    }
  }

  /**
   * The method of a call. Its names are asked for again and again, and the compiler makes a new
   * string each time.
   */
  record Called(ExecutableElement method, String name, String owner) {}

  private record Open(Entry entry, Iterator<Tree> children, Tree tree) {}

  final List<Body> bodies = new ArrayList<>();
  final Set<Body> looping = new HashSet<>();
  final List<MethodInvocationTree> invocations = new ArrayList<>();
  final IdentityHashMap<MethodInvocationTree, Called> callees = new IdentityHashMap<>();
  final IdentityHashMap<MethodInvocationTree, GoroutineStarts.Owner> starts =
      new IdentityHashMap<>();
  final IdentityHashMap<MethodInvocationTree, Operation> operations = new IdentityHashMap<>();
  final Map<Element, List<ExpressionTree>> uses = new HashMap<>();
  final Map<Element, List<Tree>> writes = new HashMap<>();
  final Map<Element, VariableTree> declarations = new HashMap<>();
  final Map<Element, MethodTree> methods = new HashMap<>();
  final Map<Tree.Kind, List<Tree>> byKind = new EnumMap<>(Tree.Kind.class);
  boolean usesSluice;

  private final Attribution attribution;
  private final IdentityHashMap<Tree, Entry> entries = new IdentityHashMap<>();
  private final Children children = new Children();
  private int count;

  ClassIndexer(Attribution attribution) {
    this.attribution = attribution;
  }

  @Nullable Entry of(Tree tree) {
    return entries.get(tree);
  }

  /** Adds a tree and all within it. */
  void add(Tree top) {
    Deque<Open> open = new ArrayDeque<>();
    open.push(enter(top, null));
    while (!open.isEmpty()) {
      Open at = open.element();
      if (at.children().hasNext()) {
        open.push(enter(at.children().next(), at));
      } else {
        at.entry().last = count - 1;
        open.pop();
      }
    }
  }

  private Open enter(Tree tree, @Nullable Open outer) {
    Tree parent = outer == null ? null : outer.tree();
    Body around = outer == null ? null : outer.entry().body;
    index(tree);
    Body own = ownBody(tree, parent, around);
    Entry entry = new Entry(parent, own == null ? around : own, count++);
    entries.put(tree, entry);
    if (own != null) {
      bodies.add(own);
    } else if (around != null && Syntax.isLoop(tree)) {
      looping.add(around);
    }
    byKind.computeIfAbsent(tree.getKind(), key -> new ArrayList<>()).add(tree);
    return new Open(entry, children.of(tree).iterator(), tree);
  }

  private @Nullable Body ownBody(Tree tree, @Nullable Tree parent, @Nullable Body around) {
    boolean initializer =
        parent instanceof ClassTree && (tree instanceof BlockTree || tree instanceof VariableTree);
    if (tree instanceof MethodTree || initializer) {
      return new Body(tree, around, Body.Kind.METHOD, null);
    }
    return tree instanceof LambdaExpressionTree lambda ? lambdaBody(lambda, parent, around) : null;
  }

  private Body lambdaBody(
      LambdaExpressionTree lambda, @Nullable Tree around, @Nullable Body outer) {
    if (around instanceof MethodInvocationTree call
        && GoroutineStarts.isTask(starts.get(call), call, lambda)) {
      return new Body(lambda, outer, Body.Kind.GOROUTINE, call);
    }
    boolean thread =
        around instanceof NewClassTree creation
            && Attribution.isExactly(attribution.type(creation), "java.lang.Thread");
    return new Body(lambda, outer, thread ? Body.Kind.GOROUTINE : Body.Kind.UNKNOWN, null);
  }

  private void index(Tree tree) {
    switch (tree) {
      case MethodTree method -> {
        Element element = attribution.element(method);
        if (element != null) {
          methods.put(element, method);
        }
      }
      case VariableTree variable -> {
        Element element = attribution.element(variable);
        if (element != null) {
          declarations.put(element, variable);
          usesSluice |= isSluice(attribution.type(variable));
        }
      }
      case MethodInvocationTree call -> call(call);
      case IdentifierTree identifier -> use(identifier);
      case MemberSelectTree select -> use(select);
      case AssignmentTree assignment -> write(assignment.getVariable(), assignment);
      case CompoundAssignmentTree assignment -> write(assignment.getVariable(), assignment);
      case UnaryTree unary -> {
        switch (unary.getKind()) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
              write(unary.getExpression(), unary);
          default -> {}
        }
      }
      default -> {}
    }
  }

  private void call(MethodInvocationTree call) {
    invocations.add(call);
    if (!(attribution.element(call.getMethodSelect()) instanceof ExecutableElement method)) {
      return;
    }
    String ownerName = "";
    if (method.getEnclosingElement() instanceof TypeElement owner) {
      ownerName = owner.getQualifiedName().toString();
      usesSluice |= isSluice(owner.asType()) || isSluice(method.getReturnType());
    }
    callees.put(call, new Called(method, method.getSimpleName().toString(), ownerName));
    GoroutineStarts.Owner started = GoroutineStarts.owner(method);
    if (started != null) {
      starts.put(call, started);
    }
    Operation operation = Operation.of(method);
    ExpressionTree receiver = ClassIndex.receiver(call);
    if (operation == null
        && receiver != null
        && method.getSimpleName().contentEquals("forEach")
        && attribution.isA(attribution.type(receiver), Api.RECEIVE_CHANNEL)) {
      operation = Operation.RANGE;
    }
    if (operation != null) {
      operations.put(call, operation);
    }
  }

  private static boolean isSluice(@Nullable TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().toString().startsWith(Api.PACKAGE + ".");
  }

  private void use(ExpressionTree tree) {
    if (attribution.element(tree) instanceof VariableElement variable) {
      uses.computeIfAbsent(variable, key -> new ArrayList<>()).add(tree);
    }
  }

  private void write(ExpressionTree target, Tree tree) {
    Tree bare = Syntax.bare(target);
    if (bare != null && attribution.element(bare) instanceof VariableElement variable) {
      writes.computeIfAbsent(variable, key -> new ArrayList<>()).add(tree);
    }
  }

  /** The trees right below a tree. */
  private static final class Children extends TreeScanner<@Nullable Void, @Nullable Void> {
    private List<Tree> found = List.of();

    List<Tree> of(Tree tree) {
      found = new ArrayList<>();
      tree.accept(this, null);
      return found;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
      if (tree != null) {
        found.add(tree);
      }
      return null;
    }
  }
}
