package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SelectDeclaration;
import dev.sluice.processor.declaration.SourceLines;
import dev.sluice.processor.declaration.StageClassDeclaration;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.ElementTypes;
import dev.sluice.processor.model.GeneratedName;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.Signatures;
import dev.sluice.processor.model.StageCandidates;
import java.util.List;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Every rule about declarations, by what it looks at. */
public final class Rules {
  private final List<Rule<PipelineDeclaration>> declaration;
  private final List<Rule<StageClassDeclaration>> stageClass;
  private final List<Rule<List<StageDeclaration>>> stages;
  private final List<Rule<StageDeclaration>> signature;
  private final List<Rule<StageDeclaration>> stage;
  private final List<Rule<GeneratedName>> name;
  private final List<Rule<Pipeline>> wiring;
  private final List<Rule<StageDeclaration>> swapped;
  private final List<Rule<Pipeline>> suspicion;
  private final List<Rule<Distribution>> distribution;
  private final List<Rule<SelectDeclaration>> select;

  /**
   * The rules for one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   * @param lines where elements stand
   */
  public Rules(Types types, Elements elements, SourceLines lines) {
    Signatures signatures = new Signatures(types, elements);
    Visibility visibility = new Visibility(elements);
    ElementTypes elementTypes = new ElementTypes(types, elements);
    declaration =
        List.of(
            new NoStagesRule(),
            new InclusionCycleRule(lines),
            new ChannelMethodRule(),
            new StrayBatchRule(),
            new GenericPipelineRule(),
            new AccessiblePipelineRule(),
            new JetMissingRule(elements),
            new NamedClassTwiceRule());
    stageClass = List.of(new StageClassRule(new StageCandidates(signatures)));
    stages = List.of(new DuplicateStageRule(lines));
    signature =
        List.of(
            new ShapeRule(signatures),
            new GenericStageRule(),
            new ParameterNamesRule(signatures),
            new DirectionRule(signatures),
            new BatchRule(signatures, types));
    stage =
        List.of(
            new AccessibleStageRule(elements, visibility),
            new WorkersRule(signatures),
            new AsyncRule(signatures),
            new ByRule(signatures),
            new FailedRule(signatures),
            new CapacityPlaceRule(signatures),
            new NamedTwiceRule());
    name = List.of(new NameClashRule(elements));
    wiring =
        List.of(
            new UnknownChannelRule(),
            new NoSenderRule(),
            new NoReceiverRule(),
            new ElementTypeRule(elementTypes, signatures, types),
            new CapacityRule(lines),
            new PropertyRule(elements),
            new PortRule(),
            new CompetingStagesRule(lines),
            new BroadcastRule(),
            new FeedbackRule(),
            new BoundedCycleRule(lines),
            new NestedFeedbackRule(),
            new ResultsNameRule(elements),
            new SizeRule());
    swapped = List.of(new SwappedNamesRule());
    suspicion = List.of(new DisconnectedRule(), new OrderLostRule());
    distribution =
        List.of(
            new CrossDropRule(),
            new CrossFeedbackRule(),
            new CrossOrderRule(),
            new CrossSharedRule(),
            new GuaranteeRule(types),
            new KeyRule(types),
            new SerializableRule(types));
    select =
        List.of(
            new SelectShapeRule(),
            new AccessibleSelectRule(visibility),
            new SelectNamesRule(elements));
  }

  /**
   * Checks what a pipeline's type says, but for its stages.
   *
   * @param pipeline the pipeline
   * @return what is wrong
   */
  public List<Finding<Place>> checkDeclaration(PipelineDeclaration pipeline) {
    return check(declaration, pipeline);
  }

  /**
   * Checks that a class that is named as a stage is one.
   *
   * @param named the class
   * @return what is wrong
   */
  public List<Finding<Place>> checkStageClass(StageClassDeclaration named) {
    return check(stageClass, named);
  }

  /**
   * Checks the stages of a pipeline beside each other.
   *
   * @param all the stages
   * @return what is wrong
   */
  public List<Finding<Place>> checkStages(List<StageDeclaration> all) {
    return check(stages, all);
  }

  /**
   * Checks that a stage has a signature that can be wired.
   *
   * @param one the stage
   * @return what is wrong; a stage of which something is wrong cannot be wired
   */
  public List<Finding<Place>> checkSignature(StageDeclaration one) {
    return check(signature, one);
  }

  /**
   * Checks what else a stage says.
   *
   * @param one a stage with a sound signature
   * @return what is wrong
   */
  public List<Finding<Place>> checkStage(StageDeclaration one) {
    return check(stage, one);
  }

  /**
   * Checks the name of a class to generate, and takes it.
   *
   * @param generated the name
   * @return what is wrong
   */
  public List<Finding<Place>> checkName(GeneratedName generated) {
    return check(name, generated);
  }

  /**
   * Checks how the stages of a pipeline are wired.
   *
   * @param pipeline the graph
   * @return what is wrong
   */
  public List<Finding<Place>> checkWiring(Pipeline pipeline) {
    return check(wiring, pipeline);
  }

  /**
   * Looks for a single mistake that explains why a wiring is wrong.
   *
   * @param one a stage of a pipeline whose wiring is wrong
   * @return the mistake
   */
  public List<Finding<Place>> checkCauses(StageDeclaration one) {
    return check(swapped, one);
  }

  /**
   * Checks how a sound pipeline is spread over a cluster.
   *
   * @param islands the pipeline's islands
   * @return what is wrong
   */
  public List<Finding<Place>> checkDistribution(Distribution islands) {
    return check(distribution, islands);
  }

  /**
   * Looks for what is worth telling of a pipeline that is not wrong.
   *
   * @param pipeline the graph
   * @return what is suspicious
   */
  public List<Finding<Place>> checkSuspicions(Pipeline pipeline) {
    return check(suspicion, pipeline);
  }

  /**
   * Checks a set of select cases.
   *
   * @param cases the set
   * @return what is wrong
   */
  public List<Finding<Place>> checkSelect(SelectDeclaration cases) {
    return check(select, cases);
  }

  private static <T> List<Finding<Place>> check(List<Rule<T>> rules, T subject) {
    return rules.stream().flatMap(rule -> rule.check(subject)).toList();
  }
}
