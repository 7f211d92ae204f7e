package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rooms of the library: each knows those below it, and no circle of classes is new. */
final class RoomsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.sluice");

  /** What is implemented below: to know it is no arrow up. */
  private static final DescribedPredicate<JavaClass> TERMS =
      DescribedPredicate.describe(
          "interfaces, records, enums and exceptions of the API",
          type ->
              type.getPackageName().equals("dev.sluice")
                  && (type.isInterface()
                      || type.isRecord()
                      || type.isEnum()
                      || type.isAssignableTo(Throwable.class)));

  /** Classes that know one another; a set that is not here is a new circle. */
  private static final Set<Set<String>> CIRCLES =
      Set.of(Set.of("Topology", "TopologyBuilder"), Set.of("GroupCore", "TaskTree"));

  @Test
  void noArrowRunsUp() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("API")
        .definedBy("dev.sluice")
        .layer("generated")
        .definedBy("dev.sluice.generated")
        .layer("report")
        .definedBy("dev.sluice.internal.report")
        .layer("group")
        .definedBy("dev.sluice.internal.group")
        .layer("channel")
        .definedBy("dev.sluice.internal.channel")
        .layer("foundations")
        .definedBy(
            "dev.sluice.internal.schedule",
            "dev.sluice.internal.view",
            "dev.sluice.internal.recording")
        .whereLayer("generated")
        .mayOnlyBeAccessedByLayers("API")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("API", "generated")
        .whereLayer("group")
        .mayOnlyBeAccessedByLayers("API", "generated", "report")
        .whereLayer("channel")
        .mayOnlyBeAccessedByLayers("API", "generated", "report", "group")
        .whereLayer("API")
        .mayOnlyBeAccessedByLayers("generated")
        .ignoreDependency(DescribedPredicate.alwaysTrue(), TERMS)
        .check(CLASSES);
  }

  @Test
  void everyCircleIsKnown() {
    Map<String, Set<String>> arrows = arrows();
    assertThat(arrows.size()).isGreaterThan(150);
    assertWithMessage("classes that know one another").that(circles(arrows)).isEqualTo(CIRCLES);
  }

  /** Which class knows which, by their simple names; nested classes count as their outer one. */
  private static Map<String, Set<String>> arrows() {
    Map<String, Set<String>> arrows = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      if (type.getSimpleName().equals("package-info")) {
        continue;
      }
      Set<String> known = arrows.computeIfAbsent(name(type), none -> new TreeSet<>());
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith("dev.sluice")
            && !name(target).equals(name(type))
            && !makesWhatImplementsIt(target)) {
          known.add(name(target));
        }
      }
    }
    return arrows;
  }

  private static String name(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer.getSimpleName().equals("Member") && !outer.getPackageName().endsWith(".schedule")
        ? "Member of a view"
        : outer.getSimpleName();
  }

  /** Interfaces whose static methods make what they stand for are implemented by what they make. */
  private static boolean makesWhatImplementsIt(JavaClass type) {
    return Set.of("Channel", "SendChannel", "ReceiveChannel", "PipelineRun").contains(name(type));
  }

  private static Set<Set<String>> circles(Map<String, Set<String>> arrows) {
    Map<String, Set<String>> reached = new TreeMap<>();
    arrows.keySet().forEach(start -> reached.put(start, reachedFrom(start, arrows)));
    Set<Set<String>> circles = new LinkedHashSet<>();
    for (String start : arrows.keySet()) {
      Set<String> circle = new HashSet<>();
      for (String other : reached.getOrDefault(start, Set.of())) {
        if (reached.getOrDefault(other, Set.of()).contains(start)) {
          circle.add(other);
        }
      }
      if (circle.size() > 1) {
        circles.add(circle);
      }
    }
    return circles;
  }

  private static Set<String> reachedFrom(String start, Map<String, Set<String>> arrows) {
    Set<String> reached = new HashSet<>();
    Deque<String> left = new ArrayDeque<>(List.of(start));
    while (!left.isEmpty()) {
      List<String> next = new ArrayList<>(arrows.getOrDefault(left.remove(), Set.of()));
      next.removeIf(one -> !reached.add(one));
      left.addAll(next);
    }
    return reached;
  }
}
