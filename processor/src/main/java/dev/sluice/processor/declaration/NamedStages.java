package dev.sluice.processor.declaration;

import dev.sluice.processor.declaration.StageDeclaration.Origin;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * Stages that a pipeline names by their class: stage classes, and pipelines. Every place is the one
 * where the pipeline names the class.
 */
final class NamedStages {
  private NamedStages() {}

  /** The stage that a stage class is. */
  static StageDeclaration method(
      TypeElement home,
      Place place,
      TypeElement type,
      ExecutableElement method,
      List<ParameterDeclaration> parameters,
      ExecutableType signature,
      ChannelAnnotations marks,
      boolean marked,
      Optional<AnnotationReader> annotation,
      Optional<AnnotationReader> batch) {
    return stage(
        home,
        Origin.CLASS,
        marked,
        place,
        type,
        method,
        Optional.empty(),
        parameters,
        signature.getReturnType(),
        signature.getThrownTypes(),
        marks,
        annotation,
        batch);
  }

  /** The stage that a pipeline is. */
  static StageDeclaration pipeline(
      TypeElement home,
      Place place,
      PipelineDeclaration pipeline,
      List<ParameterDeclaration> ports,
      TypeMirror returned) {
    TypeElement type = pipeline.type();
    return stage(
        home,
        Origin.PIPELINE,
        AnnotationReader.on(type, KnownTypes.STAGE).isPresent(),
        place,
        type,
        type,
        Optional.of(pipeline),
        ports,
        returned,
        List.of(),
        ChannelAnnotations.NONE,
        AnnotationReader.on(type, KnownTypes.STAGE),
        AnnotationReader.on(type, KnownTypes.BATCH));
  }

  private static StageDeclaration stage(
      TypeElement home,
      Origin origin,
      boolean marked,
      Place place,
      TypeElement type,
      Element element,
      Optional<PipelineDeclaration> pipeline,
      List<ParameterDeclaration> parameters,
      TypeMirror result,
      List<? extends TypeMirror> thrown,
      ChannelAnnotations marks,
      Optional<AnnotationReader> annotation,
      Optional<AnnotationReader> batch) {
    return new StageDeclaration(
        home,
        origin,
        marked,
        type,
        element,
        pipeline,
        new Located<>(
            annotation.flatMap(it -> it.string("name")).map(Located::value).orElse(name(type)),
            place),
        annotation.map(it -> at(place, it.strings("in"))).orElse(List.of()),
        annotation.map(it -> at(place, it.strings("out"))).orElse(List.of()),
        StageOptions.read(annotation, batch, anywhere -> place),
        parameters,
        result,
        List.copyOf(thrown),
        marks.at(place),
        place,
        place,
        place);
  }

  private static String name(Element type) {
    String name = type.getSimpleName().toString();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static <T> List<Located<T>> at(Place place, List<Located<T>> written) {
    return written.stream().map(it -> new Located<>(it.value(), place)).toList();
  }
}
