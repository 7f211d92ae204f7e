package dev.sluice.processor.model;

import dev.sluice.processor.declaration.KnownTypes;
import dev.sluice.processor.declaration.StageDeclaration.Origin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * How what a stage's object remembers is saved.
 *
 * @param key the type of the keys; empty where the state is saved as a whole
 * @param state the type of the state
 */
public record Saving(Optional<TypeMirror> key, TypeMirror state) {
  /**
   * How a stage is saved: by key if it has workers, otherwise as a whole.
   *
   * @param stage a stage
   * @return how; empty if its object does not remember anything for a snapshot
   */
  public static Optional<Saving> of(Stage stage) {
    if (!stage.declaration().isInstance() || stage.pipeline().isPresent()) {
      return Optional.empty();
    }
    TypeElement owner = stage.declaration().owner();
    return stage.hasWorkers() ? byKey(owner) : whole(owner);
  }

  /**
   * How a type that remembers something for each key is saved.
   *
   * @param type a stage class
   * @return how; empty if it does not
   */
  static Optional<Saving> byKey(TypeElement type) {
    return arguments(type, KnownTypes.SAVED_BY_KEY)
        .map(it -> new Saving(Optional.of(it.getFirst()), it.getLast()));
  }

  /**
   * How a type that remembers something as a whole is saved.
   *
   * @param type a stage class
   * @return how; empty if it does not
   */
  static Optional<Saving> whole(TypeElement type) {
    return arguments(type, KnownTypes.SAVED).map(it -> new Saving(Optional.empty(), it.getFirst()));
  }

  /**
   * Whether a stage's object can be saved, but not as this stage: because it is saved by key and
   * the stage has no workers, or the other way round, or because other stages use it, too.
   *
   * @param stage a stage
   * @param pipeline its pipeline
   * @return true if what it remembers would be lost
   */
  public static boolean isMisused(Stage stage, Pipeline pipeline) {
    if (!stage.declaration().isInstance() || stage.pipeline().isPresent()) {
      return false;
    }
    TypeElement owner = stage.declaration().owner();
    boolean saves = byKey(owner).isPresent() || whole(owner).isPresent();
    boolean isLost = of(stage).isEmpty() || (stage.hasWorkers() && !stage.isKeyed());
    return saves && (isLost || isShared(stage, pipeline));
  }

  private static boolean isShared(Stage stage, Pipeline pipeline) {
    return stage.declaration().origin() != Origin.CLASS
        && pipeline.stages().stream()
                .map(Stage::declaration)
                .filter(it -> it.isInstance() && it.owner().equals(stage.declaration().owner()))
                .count()
            > 1;
  }

  /** What the parameters of an interface are, for a type that implements it. */
  private static Optional<List<? extends TypeMirror>> arguments(TypeElement type, String name) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
        .flatMap(above -> arguments(above, name).stream())
        .findFirst();
  }

  private static Optional<List<? extends TypeMirror>> arguments(TypeMirror type, String name) {
    if (!(type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element)) {
      return Optional.empty();
    }
    return element.getQualifiedName().contentEquals(name) && !declared.getTypeArguments().isEmpty()
        ? Optional.of(declared.getTypeArguments())
        : arguments(element, name);
  }
}
