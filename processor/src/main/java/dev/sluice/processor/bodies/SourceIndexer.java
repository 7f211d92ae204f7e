package dev.sluice.processor.bodies;

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
import java.util.ArrayList;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Fills the index of a {@link Source}. */
final class SourceIndexer extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Source source;
  private @Nullable Tree parent;
  private @Nullable Body body;

  SourceIndexer(Source source) {
    this.source = source;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
    if (tree == null) {
      return null;
    }
    Tree outerParent = parent;
    Body outerBody = body;
    if (outerParent != null) {
      source.parents.put(tree, outerParent);
    }
    boolean initializer =
        outerParent instanceof ClassTree
            && (tree instanceof BlockTree || tree instanceof VariableTree);
    if (tree instanceof MethodTree || initializer) {
      enter(new Body(tree, outerBody, Body.Kind.METHOD, null));
    } else if (tree instanceof LambdaExpressionTree lambda) {
      enter(lambdaBody(lambda, outerParent, outerBody));
    }
    source.byKind.computeIfAbsent(tree.getKind(), key -> new ArrayList<>()).add(tree);
    parent = tree;
    super.scan(tree, null);
    parent = outerParent;
    body = outerBody;
    return null;
  }

  private void enter(Body entered) {
    body = entered;
    source.bodies.add(entered);
    source.bodyOf.put(entered.tree(), entered);
  }

  private Body lambdaBody(
      LambdaExpressionTree lambda, @Nullable Tree around, @Nullable Body outer) {
    if (around instanceof MethodInvocationTree call && Starters.isTask(source, call, lambda)) {
      return new Body(lambda, outer, Body.Kind.GOROUTINE, call);
    }
    boolean thread =
        around instanceof NewClassTree creation
            && Attribution.isExactly(source.attribution().type(creation), "java.lang.Thread");
    return new Body(lambda, outer, thread ? Body.Kind.GOROUTINE : Body.Kind.UNKNOWN, null);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
    Element element = source.attribution().element(method);
    if (element != null) {
      source.methods.put(element, method);
    }
    return super.visitMethod(method, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
    Element element = source.attribution().element(variable);
    if (element != null) {
      source.declarations.put(element, variable);
      source.sluice |= isSluice(source.attribution().type(variable));
    }
    return super.visitVariable(variable, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    source.invocations.add(call);
    ExecutableElement method = source.callee(call);
    if (method != null && method.getEnclosingElement() instanceof TypeElement owner) {
      source.sluice |= isSluice(owner.asType()) || isSluice(method.getReturnType());
    }
    return super.visitMethodInvocation(call, null);
  }

  private static boolean isSluice(@Nullable TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().toString().startsWith(Api.PACKAGE + ".");
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree identifier, @Nullable Void unused) {
    use(identifier);
    return super.visitIdentifier(identifier, null);
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree select, @Nullable Void unused) {
    use(select);
    return super.visitMemberSelect(select, null);
  }

  private void use(ExpressionTree tree) {
    if (source.attribution().element(tree) instanceof VariableElement variable) {
      source.uses.computeIfAbsent(variable, key -> new ArrayList<>()).add(tree);
    }
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void unused) {
    write(assignment.getVariable(), assignment);
    return super.visitAssignment(assignment, null);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree assignment, @Nullable Void unused) {
    write(assignment.getVariable(), assignment);
    return super.visitCompoundAssignment(assignment, null);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree unary, @Nullable Void unused) {
    switch (unary.getKind()) {
      case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
          write(unary.getExpression(), unary);
      default -> {}
    }
    return super.visitUnary(unary, null);
  }

  private void write(ExpressionTree target, Tree tree) {
    Tree bare = Syntax.bare(target);
    if (bare != null && source.attribution().element(bare) instanceof VariableElement variable) {
      source.writes.computeIfAbsent(variable, key -> new ArrayList<>()).add(tree);
    }
  }
}
