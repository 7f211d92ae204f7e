package dev.sluice.processor.start;

import com.google.auto.service.AutoService;
import java.util.Collections;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * What compilers find as the processor. It is compiled for Java 9, so that every compiler can load
 * it: one that is too old for the processor is told so in a line, and nothing else happens.
 */
@AutoService(Processor.class)
public final class ProcessorStart implements Processor {
  private static final String PROCESSOR = "dev.sluice.processor.SluiceProcessor";

  /** Null where the compiler is too old. */
  private final Processor processor;

  /** For the service loader. */
  public ProcessorStart() {
    processor = JavaVersion.isEnough() ? JavaVersion.make(Processor.class, PROCESSOR) : null;
  }

  @Override
  public void init(ProcessingEnvironment environment) {
    if (processor == null) {
      environment.getMessager().printMessage(Diagnostic.Kind.ERROR, JavaVersion.message());
    } else {
      processor.init(environment);
    }
  }

  @Override
  public Set<String> getSupportedOptions() {
    return processor == null ? Collections.<String>emptySet() : processor.getSupportedOptions();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor == null
        ? Collections.<String>emptySet()
        : processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor == null ? SourceVersion.latest() : processor.getSupportedSourceVersion();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    return processor != null && processor.process(annotations, round);
  }

  @Override
  public Iterable<? extends Completion> getCompletions(
      Element element, AnnotationMirror annotation, ExecutableElement member, String userText) {
    return processor == null
        ? Collections.<Completion>emptyList()
        : processor.getCompletions(element, annotation, member, userText);
  }
}
