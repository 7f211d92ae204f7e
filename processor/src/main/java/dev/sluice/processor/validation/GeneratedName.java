package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import javax.lang.model.element.TypeElement;

/**
 * The name of a class to generate.
 *
 * @param origin for which type
 * @param place where the name comes from
 * @param packageName the package
 * @param simpleName the simple name
 */
record GeneratedName(TypeElement origin, Place place, String packageName, String simpleName) {
  String qualifiedName() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
