package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SelectDeclaration;
import dev.sluice.processor.declaration.SelectReader;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.model.GeneratedName;
import dev.sluice.processor.model.SelectModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** From a type to the select over its cases. */
public final class SelectAnalyzer {
  /**
   * What came of a set of select cases.
   *
   * @param select the select; empty if there is an error
   * @param findings what the rules found
   */
  public record Analysis(Optional<SelectModel> select, List<Finding<Place>> findings) {
    /** Keeps a copy of the findings. */
    public Analysis {
      findings = List.copyOf(findings);
    }
  }

  private final Elements elements;
  private final SelectReader reader;
  private final Rules rules;

  /**
   * For one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   * @param rules what is checked
   */
  public SelectAnalyzer(Types types, Elements elements, Rules rules) {
    reader = new SelectReader(types, elements);
    this.elements = elements;
    this.rules = rules;
  }

  /**
   * Analyzes a type.
   *
   * @param type the type
   * @return what came of it; empty if it is no set of select cases
   */
  public Optional<Analysis> analyze(TypeElement type) {
    return reader.read(type).map(this::analyze);
  }

  private Analysis analyze(SelectDeclaration declaration) {
    List<Finding<Place>> findings = rules.checkSelect(declaration);
    if (!findings.isEmpty()) {
      return new Analysis(Optional.empty(), findings);
    }
    SelectModel select = SelectModel.of(declaration, elements);
    List<Finding<Place>> clashes = rules.checkName(GeneratedName.of(select));
    return new Analysis(clashes.isEmpty() ? Optional.of(select) : Optional.empty(), clashes);
  }
}
