package dev.sluice.processor.model;

import dev.sluice.processor.declaration.DistributedDeclaration;
import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import javax.lang.model.element.TypeElement;

/**
 * The name of a class to generate.
 *
 * @param isSelect whether it is a select; otherwise a pipeline
 * @param origin for which type
 * @param place where the name comes from
 * @param packageName the package
 * @param simpleName the simple name
 */
public record GeneratedName(
    boolean isSelect, TypeElement origin, Place place, String packageName, String simpleName) {
  /**
   * The name of a pipeline's class.
   *
   * @param pipeline the pipeline
   * @return the name, which is placed where it is given
   */
  public static GeneratedName of(Pipeline pipeline) {
    PipelineDeclaration declaration = pipeline.declaration();
    return new GeneratedName(
        false,
        declaration.type(),
        declaration.className().map(Located::place).orElseGet(() -> Place.of(declaration.type())),
        pipeline.packageName(),
        pipeline.className());
  }

  /**
   * The name of the class that runs a pipeline on Hazelcast Jet.
   *
   * @param pipeline the pipeline
   * @return the name
   */
  public static GeneratedName onJet(Pipeline pipeline) {
    PipelineDeclaration declaration = pipeline.declaration();
    return new GeneratedName(
        false,
        declaration.type(),
        declaration
            .distribution()
            .map(DistributedDeclaration::place)
            .orElseGet(() -> Place.of(declaration.type())),
        pipeline.packageName(),
        PipelineAssembler.nestedName(declaration.type()) + "OnJet");
  }

  /**
   * The name of a select's class.
   *
   * @param select the select
   * @return the name
   */
  public static GeneratedName of(SelectModel select) {
    return new GeneratedName(
        true, select.type(), Place.of(select.type()), select.packageName(), select.className());
  }

  /**
   * The name with its package.
   *
   * @return the qualified name
   */
  public String qualifiedName() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
