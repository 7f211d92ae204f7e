package dev.sluice.processor.bodies.rules;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import dev.sluice.processor.bodies.analysis.Api;
import dev.sluice.processor.bodies.analysis.Attribution;
import dev.sluice.processor.bodies.analysis.ImportedNames;
import dev.sluice.processor.bodies.analysis.Stages;
import dev.sluice.processor.bodies.analysis.Syntax;
import dev.sluice.processor.diagnostic.BodyMessage;
import dev.sluice.processor.diagnostic.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * {@code in.close()} before bodies are attributed, so that javac's message does not stand beside
 * ours. Declarations have types by now, bodies are mere syntax: a name is followed to the variable
 * that declares it, and anything less clear is left to {@link CloseReceiveOnly}.
 */
public final class UnattributedClose extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final CompilationUnitTree unit;
  private final Attribution attribution;
  private final Elements elements;
  private final boolean stagesOnly;
  private final ImportedNames imports;
  private final List<Finding<TreePlace>> findings = new ArrayList<>();

  private UnattributedClose(
      CompilationUnitTree unit, Attribution attribution, Elements elements, boolean stagesOnly) {
    this.unit = unit;
    this.attribution = attribution;
    this.elements = elements;
    this.stagesOnly = stagesOnly;
    this.imports = new ImportedNames(unit, attribution, elements);
  }

  public static List<Finding<TreePlace>> find(
      CompilationUnitTree unit, Attribution attribution, Elements elements, boolean stagesOnly) {
    UnattributedClose scanner = new UnattributedClose(unit, attribution, elements, stagesOnly);
    scanner.scan(unit, null);
    return scanner.findings;
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
    if (Syntax.isClose(call)) {
      MemberSelectTree select = (MemberSelectTree) call.getMethodSelect();
      if (isReceiveOnly(select.getExpression()) && (!stagesOnly || isInStage())) {
        findings.add(
            Finding.of(
                BodyMessage.CLOSE_RECEIVE_ONLY,
                new TreePlace(select, unit),
                select.getExpression().toString()));
      }
    }
    return super.visitMethodInvocation(call, null);
  }

  /** Whether an expression certainly names a variable of type {@code ReceiveChannel}. */
  private boolean isReceiveOnly(Tree expression) {
    if (expression instanceof IdentifierTree identifier) {
      return isReceiveOnly(identifier.getName());
    }
    if (expression instanceof MemberSelectTree select
        && select.getExpression() instanceof IdentifierTree self
        && self.getName().contentEquals("this")) {
      TypeElement type = nearestType();
      return type != null && isReceiveOnly(field(type, select.getIdentifier()));
    }
    return false;
  }

  private static boolean isReceiveOnly(@Nullable VariableElement variable) {
    return variable != null && Attribution.isExactly(variable.asType(), Api.RECEIVE_CHANNEL);
  }

  private boolean isReceiveOnly(Name name) {
    Set<Name> bound = new HashSet<>();
    Tree inner = getCurrentPath().getLeaf();
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      Tree tree = path.getLeaf();
      VariableTree local = local(tree, name, inner);
      if (tree instanceof MethodTree method && local != null) {
        return attribution.element(method) instanceof ExecutableElement element
            && isReceiveOnly(element.getParameters().get(method.getParameters().indexOf(local)));
      }
      if (local != null) {
        return local.getType() != null && imports.isReceiveChannel(local.getType(), path);
      }
      if (tree instanceof ClassTree) {
        new BindingNames().scan(inner, bound);
        if (bound.contains(name) || !(attribution.element(tree) instanceof TypeElement type)) {
          return false; // a pattern's variable might hide the field, or nothing is known yet
        }
        VariableElement field = field(type, name);
        if (field != null) {
          return isReceiveOnly(field);
        }
      }
      inner = tree;
    }
    return false;
  }

  private @Nullable VariableElement field(TypeElement type, Name name) {
    return ElementFilter.fieldsIn(elements.getAllMembers(type)).stream()
        .filter(field -> field.getSimpleName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private @Nullable TypeElement nearestType() {
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      if (path.getLeaf() instanceof ClassTree type) {
        return attribution.element(type) instanceof TypeElement element ? element : null;
      }
    }
    return null;
  }

  /** The variable of this name that a tree declares before the part in which we are. */
  private static @Nullable VariableTree local(Tree tree, Name name, Tree inner) {
    List<? extends Tree> declared =
        switch (tree) {
          case MethodTree method -> method.getParameters();
          case BlockTree block -> block.getStatements();
          case CaseTree label when label.getStatements() != null -> label.getStatements();
          case LambdaExpressionTree lambda -> lambda.getParameters();
          case ForLoopTree loop -> loop.getInitializer();
          case EnhancedForLoopTree loop -> List.of(loop.getVariable());
          case CatchTree handler -> List.of(handler.getParameter());
          case TryTree attempt -> attempt.getResources();
          default -> List.of();
        };
    for (Tree each : declared) {
      if (each == inner && !(each instanceof VariableTree)) {
        return null; // what is declared further down is not in scope
      }
      if (each instanceof VariableTree variable && variable.getName().equals(name)) {
        return variable;
      }
    }
    return null;
  }

  private boolean isInStage() {
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      Element element =
          path.getLeaf() instanceof MethodTree || path.getLeaf() instanceof ClassTree
              ? attribution.element(path.getLeaf())
              : null;
      if (element != null && Stages.isAnnotated(element)) {
        return true;
      }
    }
    return false;
  }

  /** Collects the names of the variables that patterns declare. */
  private static final class BindingNames extends TreeScanner<@Nullable Void, Set<Name>> {
    @Override
    public @Nullable Void visitBindingPattern(BindingPatternTree pattern, Set<Name> names) {
      names.add(pattern.getVariable().getName());
      return null;
    }
  }
}
