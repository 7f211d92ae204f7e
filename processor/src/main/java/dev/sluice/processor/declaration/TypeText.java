package dev.sluice.processor.declaration;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Writes types as a reader knows them: without packages and without annotations. */
public final class TypeText {
  private static final Visitor VISITOR = new Visitor();

  private TypeText() {}

  /**
   * Writes a type.
   *
   * @param type the type
   * @return such as {@code List<Map.Entry<String, Integer>>}
   */
  public static String of(TypeMirror type) {
    return VISITOR.visit(type);
  }

  private static final class Visitor extends SimpleTypeVisitor14<String, Void> {
    @Override
    protected String defaultAction(TypeMirror type, Void unused) {
      return type.toString();
    }

    @Override
    public String visitPrimitive(PrimitiveType type, Void unused) {
      // Not toString, which may tell of annotations.
      return type.getKind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String visitArray(ArrayType type, Void unused) {
      return visit(type.getComponentType()) + "[]";
    }

    @Override
    public String visitWildcard(WildcardType type, Void unused) {
      if (type.getExtendsBound() != null) {
        return "? extends " + visit(type.getExtendsBound());
      }
      return type.getSuperBound() != null ? "? super " + visit(type.getSuperBound()) : "?";
    }

    @Override
    public String visitDeclared(DeclaredType type, Void unused) {
      String arguments =
          type.getTypeArguments().stream().map(this::visit).collect(Collectors.joining(", "));
      return name(type.asElement()) + (arguments.isEmpty() ? "" : "<" + arguments + ">");
    }

    private static String name(Element type) {
      return type.getEnclosingElement() instanceof TypeElement outer
          ? name(outer) + "." + type.getSimpleName()
          : type.getSimpleName().toString();
    }
  }
}
