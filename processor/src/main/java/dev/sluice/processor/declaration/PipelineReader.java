package dev.sluice.processor.declaration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads a {@code @Pipeline} type, and the pipelines that are stages of it, into records. Where
 * pipelines include one another in a cycle, it is told of instead of followed.
 */
public final class PipelineReader {
  private final StageClassReader stageClasses;

  /**
   * A reader for one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   */
  public PipelineReader(Types types, Elements elements) {
    stageClasses = new StageClassReader(types, elements);
  }

  /**
   * Reads a pipeline.
   *
   * @param type the annotated type
   * @return what was written; empty if the annotation is malformed, which the compiler reports
   */
  public Optional<PipelineDeclaration> read(TypeElement type) {
    return read(type, new HashMap<>());
  }

  /** Reads a pipeline; those that were read before are known. */
  private Optional<PipelineDeclaration> read(
      TypeElement type, Map<TypeElement, Optional<PipelineDeclaration>> known) {
    Optional<PipelineDeclaration> before = known.get(type);
    if (before != null) {
      return before;
    }
    Optional<PipelineDeclaration> declaration = readNew(type, known);
    known.put(type, declaration);
    return declaration;
  }

  private Optional<PipelineDeclaration> readNew(
      TypeElement type, Map<TypeElement, Optional<PipelineDeclaration>> known) {
    Optional<AnnotationReader> annotation = AnnotationReader.on(type, Names.PIPELINE);
    if (annotation.filter(AnnotationReader::isWellFormed).isEmpty()) {
      return Optional.empty();
    }
    List<StageDeclaration> stages = new ArrayList<>();
    List<ChannelDeclaration> channels = new ArrayList<>();
    List<ExecutableElement> strays = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Optional<AnnotationReader> stage = AnnotationReader.on(method, Names.STAGE);
      if (stage.isPresent()) {
        if (!stage.get().isWellFormed()) {
          return Optional.empty();
        }
        stages.add(stage(type, method, stage.get()));
      } else if (type.getKind().isInterface() && isAbstract(method)) {
        Optional<ChannelKind> kind = ChannelKind.of(method.getReturnType());
        if (kind.isPresent() && method.getParameters().isEmpty()) {
          channels.add(
              new ChannelDeclaration(
                  method, kind.get(), method.getReturnType(), ChannelAnnotations.of(method)));
        } else {
          strays.add(method);
        }
      }
    }
    List<NamedStage> namedStages = new ArrayList<>();
    List<InclusionCycle> cycles = new ArrayList<>();
    for (Located<TypeMirror> named : annotation.get().classes("stages")) {
      Optional<TypeElement> nested = Inclusions.pipeline(named.value());
      if (nested.isEmpty()) {
        namedStages.add(stageClasses.read(named));
        continue;
      }
      List<TypeElement> back = Inclusions.way(nested.get(), type);
      if (!back.isEmpty()) {
        cycles.add(cycle(type, back, named.place()));
        continue;
      }
      Optional<PipelineDeclaration> pipeline = read(nested.get(), known);
      if (pipeline.isEmpty()) {
        return Optional.empty();
      }
      namedStages.add(new IncludedPipeline(named.place(), pipeline.get()));
    }
    return Optional.of(
        new PipelineDeclaration(
            type,
            annotation.get().place(),
            annotation.get().string("name"),
            stages,
            namedStages,
            channels,
            cycles,
            strays));
  }

  /** Of the way that leads back, the last step is the first pipeline, where the cycle begins. */
  private static InclusionCycle cycle(TypeElement type, List<TypeElement> back, Place place) {
    List<TypeElement> pipelines = new ArrayList<>(List.of(type));
    pipelines.addAll(back.subList(0, back.size() - 1));
    return new InclusionCycle(pipelines, place);
  }

  private static StageDeclaration stage(
      TypeElement owner, ExecutableElement method, AnnotationReader annotation) {
    List<ParameterDeclaration> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      parameters.add(
          new ParameterDeclaration(
              parameter.getSimpleName().toString(),
              parameter.asType(),
              ChannelKind.of(parameter.asType()),
              ChannelAnnotations.of(parameter),
              Place.of(parameter)));
    }
    Located<String> name =
        annotation
            .string("name")
            .orElseGet(() -> new Located<>(method.getSimpleName().toString(), Place.of(method)));
    return new StageDeclaration(
        owner,
        method,
        Optional.empty(),
        name,
        annotation.strings("in"),
        annotation.strings("out"),
        annotation.integer("workers"),
        annotation.flag("ordered"),
        annotation.flag("async"),
        parameters,
        method.getReturnType(),
        List.copyOf(method.getThrownTypes()),
        ChannelAnnotations.of(method),
        Place.of(method),
        annotation.place("in"),
        annotation.place("out"));
  }

  private static boolean isAbstract(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }
}
