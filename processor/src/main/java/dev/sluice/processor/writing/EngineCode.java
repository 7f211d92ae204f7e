package dev.sluice.processor.writing;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Island;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Quantity;
import dev.sluice.processor.model.Saving;
import dev.sluice.processor.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.util.Elements;

/**
 * What the writer of an engine needs of the others: the class of the islands, and the names and
 * types of the pipeline as a whole. An engine's writer adds how islands become its vertices.
 */
public final class EngineCode {
  /**
   * An object that each member makes for itself.
   *
   * @param name the name of a field or parameter
   * @param type its class
   * @param made how it is made where nothing is given; empty if that has to be said
   * @param isPipeline whether it is a generated pipeline
   */
  public record MemberObject(
      String name, ClassName type, Optional<CodeBlock> made, boolean isPipeline) {}

  /**
   * A number that is given when the pipeline is made.
   *
   * @param name the name of a field or parameter
   * @param checked the expression that checks it and gives it back
   * @param javadoc what it says
   */
  public record GivenNumber(String name, CodeBlock checked, CodeBlock javadoc) {}

  /**
   * What a stage returns to the caller.
   *
   * @param stage the stage's name
   * @param type the type, boxed
   */
  public record Result(String stage, TypeName type) {}

  private final Distribution distribution;
  private final Elements elements;
  private final MentionedTypes mentioned;
  private final Names names;
  private final IslandsWriter islands;
  private final ResultShape result;
  private final List<Result> results;
  private final Scope scope;

  /**
   * The code of a pipeline for an engine.
   *
   * @param distribution the pipeline's islands
   * @param elements the compiler's elements
   * @param ports the engine's type that gives an island its channels and takes its results
   * @param engineTypes the types that the engine's writer mentions
   */
  public EngineCode(
      Distribution distribution, Elements elements, ClassName ports, Set<ClassName> engineTypes) {
    this.distribution = distribution;
    this.elements = elements;
    Pipeline pipeline = distribution.pipeline();
    Plan plan = Plan.of(pipeline);
    mentioned = MentionedTypes.of(pipeline).and(engineTypes);
    names = new Names(plan, mentioned.names(elements), Optional.empty());
    islands = new IslandsWriter(distribution, ports, names);
    result = new ResultShape(plan, names);
    results = plan.results().stream().map(EngineCode::result).toList();
    scope = names.scope();
  }

  private static Result result(GoroutinePlan goroutine) {
    return new Result(goroutine.head().name(), ResultShape.type(goroutine.head()).box());
  }

  /**
   * The class of the islands.
   *
   * @return a nested class named {@link IslandsWriter#CLASS}
   */
  public TypeSpec islands() {
    return islands.write();
  }

  /**
   * The method of that class that runs an island.
   *
   * @param island the island
   * @return the method's name
   */
  public String method(Island island) {
    return islands.method(island);
  }

  /**
   * The objects that each member makes for itself.
   *
   * @return the objects in the order of the constructor of the class of the islands
   */
  public List<MemberObject> objects() {
    return names.instances().stream()
        .map(
            it ->
                new MemberObject(
                    names.instance(it.origin()), it.type(), it.made(), it.isPipeline()))
        .toList();
  }

  /**
   * The numbers that are given when the pipeline is made.
   *
   * @return the numbers in the order of the constructor of the class of the islands, behind the
   *     objects
   */
  public List<GivenNumber> numbers() {
    Pipeline pipeline = distribution.pipeline();
    return pipeline.givens().stream()
        .map(
            it ->
                new GivenNumber(
                    names.given(it),
                    CodeBlock.of(
                        "$1T.$2N($3S, $3N)",
                        RuntimeTypes.GIVEN,
                        ConstructorWriter.check(it, pipeline),
                        names.given(it)),
                    ConstructorWriter.javadoc(it, names.given(it))))
        .toList();
  }

  /**
   * The stages of an island whose objects are saved with each snapshot.
   *
   * @param island an island
   * @return the stages, as the pipeline has them
   */
  public List<Stage> saved(Island island) {
    return distribution.isGuaranteed()
        ? island.stages().stream()
            .map(distribution::whole)
            .filter(stage -> Saving.of(stage).isPresent())
            .toList()
        : List.of();
  }

  /**
   * The field of the class of the islands that holds the object of a stage.
   *
   * @param stage a stage that is an instance method
   * @return the field's name, which is also that of the member object
   */
  public String object(Stage stage) {
    return names.instance(stage.declaration().owner());
  }

  /**
   * How many workers of a stage each member has.
   *
   * @param stage a stage
   * @return an expression; empty if it is the number of processors
   */
  public Optional<CodeBlock> workers(Stage stage) {
    return stage.workers() instanceof Quantity.Processors
        ? Optional.empty()
        : Optional.of(names.number(stage.workers()));
  }

  /**
   * By what elements of a channel are spread over the members that run an island.
   *
   * @param island the island
   * @param gate where the elements come in
   * @return {@code (Sale sale) -> sale.customer()}; empty where any member may get any element
   */
  public Optional<CodeBlock> key(Island island, Island.Gate gate) {
    return distribution
        .key(island, gate)
        .map(
            property -> {
              String element = new Scope(names.scope()).firstFree("it", "element");
              return CodeBlock.of(
                  "($1T $2N) -> $2N.$3L",
                  TypeName.get(gate.channel().type()),
                  element,
                  property.isMethod() ? property.name() + "()" : property.name());
            });
  }

  /**
   * The type of the pipeline's result.
   *
   * @return the type, boxed; {@code Void} where there is none
   */
  public TypeName resultType() {
    return result.isVoid() ? ClassName.get(Void.class) : result.type().box();
  }

  /**
   * What the stages return.
   *
   * @return a result for each stage that has one, in the order of the record of results
   */
  public List<Result> results() {
    return results;
  }

  /**
   * The parameter of a port.
   *
   * @param port a port of the pipeline
   * @return its name
   */
  public String port(Channel port) {
    return names.channel(port.name());
  }

  /**
   * A parameter or variable beside ports and objects.
   *
   * @param suggestion what to call it
   * @return a name that nothing else has
   */
  public String fresh(String suggestion) {
    return scope.fresh(suggestion);
  }

  /**
   * The annotations of a generated class.
   *
   * @return the marks of generated code, and the warnings to switch off
   */
  public List<AnnotationSpec> annotations() {
    Pipeline pipeline = distribution.pipeline();
    List<AnnotationSpec> annotations =
        new ArrayList<>(GeneratedMarks.of(pipeline.declaration().type(), elements));
    new Suppressions(elements).annotation(pipeline).ifPresent(annotations::add);
    return annotations;
  }

  /**
   * The simple names that mean something else in the package of the pipeline.
   *
   * @return the names to write in full
   */
  public String[] hidden() {
    return mentioned.hidden(elements);
  }

  /**
   * Where the islands are, as text.
   *
   * @return a Javadoc list
   */
  public String javadoc() {
    return distribution.islands().stream()
        .map(this::javadoc)
        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
  }

  private String javadoc(Island island) {
    String names =
        island.stages().stream()
            .map(stage -> JavadocText.escape(stage.name()))
            .collect(Collectors.joining(", "));
    return "  <li>" + names + ": " + where(island) + "\n";
  }

  private String where(Island island) {
    return switch (distribution.whole(island.stages().getFirst()).workers()) {
      case Quantity.Fixed fixed when fixed.number() == 1 -> "on one member";
      case Quantity.Fixed fixed -> "on every member with " + fixed.number() + " workers";
      case Quantity.Processors processors -> "on every member with a worker for each processor";
      default -> "on every member";
    };
  }
}
