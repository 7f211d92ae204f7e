package dev.sluice.processor.bodies;

import com.sun.source.util.JavacTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Where a compilation says how much of it is checked. javac tells a plugin its {@code -Xplugin}
 * arguments and nothing else, so the annotation processor, which knows the {@code -A} options,
 * hands them over here, one value per compilation.
 *
 * <p>In order of precedence: {@code -Xplugin:"Sluice bodies=off"}, {@code -Asluice.bodies=off}, the
 * system property {@code sluice.bodies} of the compiler's virtual machine, and else {@link
 * BodyScope#ALL}.
 */
public final class BodyOptions {
  /** Compilations whose processor has spoken. Weak, because a daemon compiles for days. */
  private static final Map<JavacTask, BodyScope> FROM_PROCESSOR =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static final String ARGUMENT = "bodies=";

  private final JavacTask task;
  private final @Nullable BodyScope fromArguments;
  private final List<String> misunderstood;

  private BodyOptions(
      JavacTask task, @Nullable BodyScope fromArguments, List<String> misunderstood) {
    this.task = task;
    this.fromArguments = fromArguments;
    this.misunderstood = misunderstood;
  }

  /**
   * Tells the plugin of the same compilation what the processor was told. Does nothing where there
   * is no such plugin: on another compiler, or behind a build tool that wraps the environment.
   *
   * @param environment the processor's environment, with the option {@code sluice.bodies}
   * @return the option's value if it is none of the legal ones
   */
  public static Optional<String> handOver(ProcessingEnvironment environment) {
    if (!environment.getOptions().containsKey(BodyScope.OPTION)) {
      return Optional.empty();
    }
    String value = String.valueOf(environment.getOptions().get(BodyScope.OPTION));
    Optional<BodyScope> scope = BodyScope.parse(value);
    if (scope.isEmpty()) {
      return Optional.of(value);
    }
    try {
      FROM_PROCESSOR.put(JavacTask.instance(environment), scope.get());
    } catch (IllegalArgumentException | LinkageError notJavac) {
      // There are no body rules on this compiler.
    }
    return Optional.empty();
  }

  static BodyOptions of(JavacTask task, String... arguments) {
    BodyScope scope = null;
    List<String> misunderstood = new ArrayList<>();
    for (String argument : arguments) {
      String value =
          argument.startsWith(ARGUMENT) ? argument.substring(ARGUMENT.length()) : argument;
      Optional<BodyScope> parsed = BodyScope.parse(value);
      if (parsed.isPresent()) {
        scope = parsed.get();
      } else {
        misunderstood.add(argument);
      }
    }
    return new BodyOptions(task, scope, List.copyOf(misunderstood));
  }

  /** Arguments of {@code -Xplugin} that say nothing. */
  List<String> misunderstood() {
    return misunderstood;
  }

  /** The scope as far as it is known now: the processor speaks after the plugin has started. */
  BodyScope scope() {
    if (fromArguments != null) {
      return fromArguments;
    }
    BodyScope fromProcessor = FROM_PROCESSOR.get(task);
    if (fromProcessor != null) {
      return fromProcessor;
    }
    return Optional.ofNullable(System.getProperty(BodyScope.OPTION))
        .flatMap(BodyScope::parse)
        .orElse(BodyScope.ALL);
  }
}
