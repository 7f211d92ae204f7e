package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.util.TreePath;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * What the simple name {@code ReceiveChannel} means in a file whose bodies are not attributed yet.
 * Anything that could hide the import makes the answer no.
 */
public final class ImportedNames {
  private static final String SIMPLE_NAME = "ReceiveChannel";

  private final CompilationUnitTree unit;
  private final Attribution attribution;
  private final Elements elements;

  public ImportedNames(CompilationUnitTree unit, Attribution attribution, Elements elements) {
    this.unit = unit;
    this.attribution = attribution;
    this.elements = elements;
  }

  /** Whether a type as it is written at a place certainly is the runtime's. */
  public boolean isReceiveChannel(Tree type, TreePath place) {
    Tree raw = type instanceof ParameterizedTypeTree generic ? generic.getType() : type;
    if (raw instanceof MemberSelectTree qualified) {
      return qualified.toString().equals(Api.RECEIVE_CHANNEL);
    }
    return raw instanceof IdentifierTree name
        && name.getName().contentEquals(SIMPLE_NAME)
        && isImported()
        && !isHidden(place);
  }

  private boolean isImported() {
    boolean onDemand = false;
    for (ImportTree each : unit.getImports()) {
      String name = each.getQualifiedIdentifier().toString();
      if (name.equals(Api.RECEIVE_CHANNEL)) {
        return true;
      }
      if (name.endsWith("." + SIMPLE_NAME)) {
        return false;
      }
      onDemand |= name.equals(Api.PACKAGE + ".*");
    }
    String own = unit.getPackage() == null ? "" : unit.getPackage().getPackageName() + ".";
    return onDemand && elements.getTypeElement(own + SIMPLE_NAME) == null;
  }

  private boolean isHidden(TreePath place) {
    for (TreePath path = place; path != null; path = path.getParentPath()) {
      Tree tree = path.getLeaf();
      if (tree instanceof MethodTree method && declares(method.getTypeParameters())) {
        return true;
      }
      if (tree instanceof ClassTree type
          && (declares(type.getTypeParameters())
              || !(attribution.element(type) instanceof TypeElement element)
              || hasMember(element))) {
        return true;
      }
    }
    return false;
  }

  private boolean hasMember(TypeElement type) {
    return ElementFilter.typesIn(elements.getAllMembers(type)).stream()
        .anyMatch(member -> member.getSimpleName().contentEquals(SIMPLE_NAME));
  }

  private static boolean declares(List<? extends TypeParameterTree> parameters) {
    return parameters.stream()
        .anyMatch(parameter -> parameter.getName().contentEquals(SIMPLE_NAME));
  }
}
