package dev.sluice.processor;

import com.palantir.javapoet.JavaFile;
import dev.sluice.processor.bodies.BodyOptions;
import dev.sluice.processor.bodies.BodyScope;
import dev.sluice.processor.declaration.Inclusions;
import dev.sluice.processor.declaration.KnownTypes;
import dev.sluice.processor.declaration.MissingType;
import dev.sluice.processor.declaration.MissingTypes;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SourceLines;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import dev.sluice.processor.diagnostic.ProcessorMessage;
import dev.sluice.processor.diagnostic.Wording;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.GeneratedName;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.SelectModel;
import dev.sluice.processor.validation.PipelineAnalyzer;
import dev.sluice.processor.validation.Rules;
import dev.sluice.processor.validation.SelectAnalyzer;
import dev.sluice.processor.writing.PipelineWriter;
import dev.sluice.processor.writing.SelectWriter;
import dev.sluice.processor.writing.SourceText;
import dev.sluice.processor.writing.jet.JetWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Reads pipelines, checks their wiring, and writes the classes that run them.
 *
 * <p>A type that refers to types not generated yet is looked at again in the next round, by its
 * name, for elements do not outlive their round.
 */
public final class SluiceProcessor extends AbstractProcessor {
  /** The qualified names of the types that wait for other processors. */
  private final Set<String> deferred = new LinkedHashSet<>();

  /** What is wrong with pipelines that were not written, if nothing else turns out to be. */
  private final List<Finding<Place>> heldBack = new ArrayList<>();

  private Elements elements;

  /** Whether an option of ours is given. */
  private boolean hasOptions;

  private PipelineAnalyzer pipelines;
  private SelectAnalyzer selects;
  private Reporter reporter;
  private StrayStages strays;
  private PipelineWriter writer;
  private SelectWriter selectWriter;
  private JetWriter jetWriter;

  /** For the service loader. */
  public SluiceProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    // A compiler asks only for processors whose annotations are there, and warns of the options of
    // those that it has not asked.
    return Set.of(hasOptions ? "*" : KnownTypes.ANNOTATIONS);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Stream.concat(Option.keys().stream(), Stream.of(BodyScope.OPTION))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    elements = environment.getElementUtils();
    hasOptions = getSupportedOptions().stream().anyMatch(environment.getOptions()::containsKey);
    reporter = new Reporter(environment.getMessager());
    strays = new StrayStages(elements);
    Rules rules = new Rules(environment.getTypeUtils(), elements, SourceLines.of(environment));
    pipelines = new PipelineAnalyzer(environment.getTypeUtils(), elements, rules);
    selects = new SelectAnalyzer(environment.getTypeUtils(), elements, rules);
    writer = new PipelineWriter(elements);
    selectWriter = new SelectWriter(elements);
    jetWriter = new JetWriter(elements);
    BodyOptions.handOver(environment)
        .ifPresent(
            value ->
                reporter.print(
                    ProcessorMessage.OPTION, BodyScope.OPTION, value, BodyScope.LEGAL_VALUES));
    for (Option option : Option.values()) {
      option
          .illegalValue(environment.getOptions())
          .ifPresent(
              value ->
                  reporter.print(
                      ProcessorMessage.OPTION, option.key(), value, Option.LEGAL_VALUES));
    }
  }

  /**
   * Processes a round. Claims nothing: javac does not ask the processors behind one that has
   * claimed all there is, not even those that want to see every type.
   */
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (round.processingOver()) {
      deferred.forEach(this::reportMissing);
      if (!round.errorRaised()) {
        heldBack.forEach(reporter::print);
        strays.find().forEach(reporter::print);
      }
      return false;
    }
    // Sorted: compilers differ in the order in which they find types.
    Set<String> names = new TreeSet<>(deferred);
    deferred.clear();
    for (TypeElement annotation : annotations) {
      Name name = annotation.getQualifiedName();
      if (name.contentEquals(KnownTypes.STAGE)) {
        strays.collect(annotation, round);
      }
      if (!name.contentEquals(KnownTypes.PIPELINE)
          && !name.contentEquals(KnownTypes.SELECT_CASES)) {
        continue; // It is reached from the pipeline.
      }
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        if (element instanceof TypeElement type) {
          take(type, annotation, names);
        }
      }
    }
    names.forEach(strays::pipeline);
    names.forEach(this::process);
    return false;
  }

  /** Takes a type by its name; one that has none for others is reported. */
  private void take(TypeElement type, TypeElement annotation, Set<String> names) {
    String name = type.getQualifiedName().toString();
    if (elements.getTypeElement(elements.getModuleOf(type), name) != null) {
      names.add(name);
      return;
    }
    reporter.print(
        Finding.of(
            GenerationMessage.INACCESSIBLE_UNNAMED,
            Place.of(type),
            annotation.getQualifiedName().contentEquals(KnownTypes.PIPELINE)
                ? "pipeline"
                : "select",
            type.getSimpleName()));
  }

  private void process(String name) {
    TypeElement type = elements.getTypeElement(name);
    if (type == null) {
      return;
    }
    try {
      if (waits(type)) {
        deferred.add(name);
      } else {
        pipeline(type);
        select(type);
      }
    } catch (RuntimeException e) {
      if (MissingTypes.isCause(e)) {
        deferred.add(name);
        return;
      }
      reporter.print(Finding.of(ProcessorMessage.INTERNAL, Place.of(type), name, describe(e)));
    }
  }

  /** Whether a type, or a pipeline that is a stage of it, refers to one that does not exist. */
  private static boolean waits(TypeElement type) {
    return Stream.concat(Stream.of(type), Inclusions.of(type).stream())
        .anyMatch(it -> MissingTypes.in(it).isPresent());
  }

  private void pipeline(TypeElement type) {
    pipelines
        .analyze(type)
        .ifPresent(
            analysis -> {
              analysis.findings().forEach(reporter::print);
              heldBack.addAll(analysis.heldBack());
              analysis.pipeline().ifPresent(this::write);
            });
  }

  private void select(TypeElement type) {
    selects
        .analyze(type)
        .ifPresent(
            analysis -> {
              analysis.findings().forEach(reporter::print);
              analysis.select().ifPresent(this::write);
            });
  }

  private void write(SelectModel select) {
    write(selectWriter.write(select), Place.of(select.type()), select.className());
  }

  private void write(JavaFile file, Place place, String className) {
    try {
      SourceText.write(file, processingEnv.getFiler());
    } catch (FilerException again) {
      reporter.print(Finding.of(ProcessorMessage.WRITE_AGAIN, place, className));
    } catch (IOException e) {
      reporter.print(
          Finding.of(ProcessorMessage.WRITE, place, className, String.valueOf(e.getMessage())));
    }
  }

  private void write(Pipeline pipeline) {
    Plan plan = Plan.of(pipeline);
    if (Option.EXPLAIN.isOn(processingEnv.getOptions())) {
      reporter.print(
          Finding.of(
              ProcessorMessage.EXPLAIN,
              pipeline.declaration().place(),
              pipeline.name(),
              Wording.lines(
                  plan.goroutines().stream()
                      .map(
                          goroutine ->
                              Wording.goroutines(
                                  goroutine.workers().text(),
                                  goroutine.name(),
                                  plan.fusedInto(goroutine).map(GoroutinePlan::name)))
                      .toList())));
    }
    write(writer.write(plan), pipeline.declaration().place(), pipeline.className());
    pipeline.declaration().distribution().ifPresent(it -> writeOnJet(pipeline, it.place()));
  }

  private void writeOnJet(Pipeline pipeline, Place place) {
    write(
        jetWriter.write(Distribution.of(pipeline)),
        place,
        GeneratedName.onJet(pipeline).simpleName());
  }

  private void reportMissing(String name) {
    TypeElement type = elements.getTypeElement(name);
    if (type == null) {
      return;
    }
    try {
      MissingTypes.in(type)
          .or(() -> missingInside(type))
          .ifPresent(missing -> reporter.print(finding(name, missing)));
    } catch (RuntimeException e) {
      reporter.print(finding(name, MissingTypes.from(e, Place.of(type))));
    }
  }

  private static Finding<Place> finding(String type, MissingType missing) {
    if (missing.name().isEmpty()) {
      return Finding.of(GenerationMessage.MISSING_STAGE_CLASS, missing.place(), type);
    }
    String name = missing.name().get();
    return missing
        .stageClass()
        .map(
            stage ->
                Finding.of(
                    GenerationMessage.MISSING_IN_STAGE_CLASS,
                    missing.place(),
                    type,
                    stage.getSimpleName(),
                    name))
        .orElseGet(() -> Finding.of(GenerationMessage.MISSING_TYPE, missing.place(), type, name));
  }

  /** What is missing in a pipeline that is a stage, unless that one says so itself. */
  private Optional<MissingType> missingInside(TypeElement type) {
    return Inclusions.of(type).stream()
        .filter(included -> !deferred.contains(included.getQualifiedName().toString()))
        .flatMap(included -> MissingTypes.in(included).stream())
        .map(missing -> missing.at(Place.of(type)))
        .findFirst();
  }

  /** The exception and where it comes from, one line each. */
  private static String describe(RuntimeException e) {
    List<String> lines = new ArrayList<>(List.of(e.toString()));
    Stream.of(e.getStackTrace()).limit(8).forEach(frame -> lines.add("at " + frame));
    return Wording.lines(lines);
  }
}
