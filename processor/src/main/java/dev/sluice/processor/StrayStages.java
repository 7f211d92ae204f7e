package dev.sluice.processor;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageOwners;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Collects the types with {@code @Stage} that are no pipelines, and tells in the end those that no
 * pipeline uses. Types are kept by name, because elements do not outlive their round.
 */
final class StrayStages {
  private final StageOwners owners;
  private final Elements elements;

  /** The qualified names of types with stages. */
  private final Set<String> candidates = new TreeSet<>();

  /** The qualified names of the pipelines that were seen. */
  private final Set<String> pipelines = new TreeSet<>();

  StrayStages(Elements elements) {
    this.elements = elements;
    owners = new StageOwners(elements);
  }

  /** Looks at a round. */
  void collect(TypeElement annotation, RoundEnvironment round) {
    for (Element element : round.getElementsAnnotatedWith(annotation)) {
      owners.owner(element).ifPresent(type -> candidates.add(type.getQualifiedName().toString()));
    }
  }

  /** Knows of a pipeline. */
  void pipeline(String name) {
    pipelines.add(name);
  }

  /** What nobody uses. */
  List<Finding<Place>> find() {
    Map<String, TypeElement> strays = new LinkedHashMap<>();
    for (String name : candidates) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null && owners.needsPipeline(type)) {
        strays.put(name, type);
      }
    }
    if (strays.isEmpty()) {
      return List.of();
    }
    Set<String> used = new TreeSet<>();
    pipelines.forEach(name -> used.addAll(owners.usedBy(elements.getTypeElement(name))));
    strays.values().forEach(type -> used.addAll(owners.usedInPackageOf(type)));
    return strays.entrySet().stream()
        .filter(entry -> !used.contains(entry.getKey()))
        .map(entry -> finding(entry.getValue()))
        .toList();
  }

  private static Finding<Place> finding(TypeElement type) {
    return Finding.of(StageMessage.STRAY_STAGE, Place.of(type), type.getSimpleName());
  }
}
