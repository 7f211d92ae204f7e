package dev.sluice.processor.declaration;

import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileObject;

/**
 * Tells what is compiled now from what comes out of class files, to which no message can point and
 * which may have lost the names of its parameters.
 */
public final class Sources {
  private final Elements elements;

  /**
   * For one compilation.
   *
   * @param elements the compiler's elements
   */
  public Sources(Elements elements) {
    this.elements = elements;
  }

  /**
   * Where an element is reported.
   *
   * @param element the element
   * @param otherwise a type that is compiled now
   * @return the element's place, or the type's if the element comes from a class file
   */
  Place place(Element element, TypeElement otherwise) {
    return isCompiledNow(element) ? Place.of(element) : Place.of(otherwise);
  }

  /** Whether an element is declared in a source of this compilation. */
  boolean isCompiledNow(Element element) {
    try {
      JavaFileObject file = elements.getFileObjectOf(element);
      return file == null || file.getKind() == JavaFileObject.Kind.SOURCE;
    } catch (UnsupportedOperationException unknown) {
      return true;
    }
  }

  /** Whether the compiler has made up the names of a method's parameters. */
  boolean hasLostNames(ExecutableElement method) {
    for (int i = 0; i < method.getParameters().size(); i++) {
      if (!method.getParameters().get(i).getSimpleName().contentEquals("arg" + i)) {
        return false;
      }
    }
    return !method.getParameters().isEmpty() && !isCompiledNow(method);
  }
}
