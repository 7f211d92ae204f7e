package dev.sluice.processor.declaration;

import dev.sluice.processor.declaration.Members.Member;
import dev.sluice.processor.declaration.StageDeclaration.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads a {@code @Pipeline} type, and the pipelines that are stages of it, into records. Where
 * pipelines include one another in a cycle, it is told of instead of followed.
 */
public final class PipelineReader {
  private final Members members;
  private final Sources sources;
  private final StageClassReader stageClasses;

  /**
   * A reader for one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   */
  public PipelineReader(Types types, Elements elements) {
    members = new Members(types, elements);
    sources = new Sources(elements);
    stageClasses = new StageClassReader(elements, members, sources);
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
    Optional<AnnotationReader> annotation = AnnotationReader.on(type, KnownTypes.PIPELINE);
    if (annotation.filter(AnnotationReader::isWellFormed).isEmpty()) {
      return Optional.empty();
    }
    List<StageDeclaration> stages = new ArrayList<>();
    List<ChannelDeclaration> channels = new ArrayList<>();
    List<Element> order = new ArrayList<>();
    List<Place> batches = new ArrayList<>();
    List<ExecutableElement> strays = new ArrayList<>();
    for (Member member : members.methods(type)) {
      ExecutableElement method = member.method();
      Optional<AnnotationReader> stage = member.annotation(KnownTypes.STAGE);
      if (stage.isEmpty()) {
        member.annotation(KnownTypes.BATCH).ifPresent(it -> batches.add(it.place()));
      }
      if (stage.isPresent()) {
        if (!stage.get().isWellFormed()) {
          return Optional.empty();
        }
        stages.add(stage(type, member, stage.get()));
        order.add(method);
      } else if (type.getKind().isInterface() && isAbstract(method)) {
        order.add(method);
        ChannelDeclaration.read(member, sources.place(method, type))
            .ifPresentOrElse(channels::add, () -> strays.add(method));
      }
    }
    List<NamedStage> namedStages = new ArrayList<>();
    List<InclusionCycle> cycles = new ArrayList<>();
    for (Located<TypeMirror> named : annotation.get().classes("stages")) {
      Optional<TypeElement> nested = Inclusions.pipeline(named.value());
      if (nested.isEmpty()) {
        namedStages.add(stageClasses.read(type, named));
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
      namedStages.add(new IncludedPipeline(type, named.place(), pipeline.get()));
    }
    return Optional.of(
        new PipelineDeclaration(
            type,
            annotation.get().place(),
            annotation.get().string("name"),
            stages,
            namedStages,
            channels,
            order,
            cycles,
            strays,
            batches,
            DistributedDeclaration.read(type)));
  }

  /** Of the way that leads back, the last step is the first pipeline, where the cycle begins. */
  private static InclusionCycle cycle(TypeElement type, List<TypeElement> back, Place place) {
    List<TypeElement> pipelines = new ArrayList<>(List.of(type));
    pipelines.addAll(back.subList(0, back.size() - 1));
    return new InclusionCycle(pipelines, place);
  }

  private StageDeclaration stage(TypeElement type, Member member, AnnotationReader annotation) {
    ExecutableElement method = member.method();
    boolean here = sources.isCompiledNow(method);
    boolean named = !sources.hasLostNames(method);
    List<ParameterDeclaration> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      TypeMirror parameterType = member.signature().getParameterTypes().get(i);
      ChannelAnnotations marks = member.channelAnnotations(i);
      Place place = here ? Place.of(parameter) : Place.of(type);
      parameters.add(
          new ParameterDeclaration(
              named ? parameter.getSimpleName().toString() : "",
              parameterType,
              ChannelKind.of(parameterType),
              here ? marks : marks.at(place),
              place));
    }
    Place place = sources.place(method, type);
    // Where only a class file has the annotation, all of it is told at the pipeline.
    UnaryOperator<Place> at = it -> sources.isCompiledNow(it.element()) ? it : Place.of(type);
    ChannelAnnotations marks = member.channelAnnotations();
    return new StageDeclaration(
        type,
        Origin.METHOD,
        true,
        owner(type, method),
        method,
        Optional.empty(),
        annotation
            .string("name")
            .map(it -> it.at(at))
            .orElseGet(() -> new Located<>(method.getSimpleName().toString(), place)),
        annotation.strings("in").stream().map(it -> it.at(at)).toList(),
        annotation.strings("out").stream().map(it -> it.at(at)).toList(),
        StageOptions.read(Optional.of(annotation), member.annotation(KnownTypes.BATCH), at),
        parameters,
        member.signature().getReturnType(),
        List.copyOf(member.signature().getThrownTypes()),
        here ? marks : marks.at(place),
        place,
        at.apply(annotation.place("in")),
        at.apply(annotation.place("out")));
  }

  /** The type on which a method is called: static methods of an interface are not inherited. */
  private static TypeElement owner(TypeElement type, ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC)
            && method.getEnclosingElement() instanceof TypeElement declaring
            && declaring.getKind().isInterface()
        ? declaring
        : type;
  }

  private static boolean isAbstract(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }
}
