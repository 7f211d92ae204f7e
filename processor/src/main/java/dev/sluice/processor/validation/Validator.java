package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Located;
import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SelectDeclaration;
import dev.sluice.processor.declaration.SourceLines;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.Message;
import dev.sluice.processor.diagnostic.Severity;
import dev.sluice.processor.model.ElementTypes;
import dev.sluice.processor.model.NestedPorts;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.PipelineAssembler;
import dev.sluice.processor.model.SelectModel;
import dev.sluice.processor.model.Signatures;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.model.StageAssembler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Runs every rule over a pipeline, in three steps: what the signatures say, what else the stages
 * say, and how they are wired. A stage whose signature is unsound is not wired, and what its
 * channels may lack because of that is not reported.
 */
public final class Validator {
  /**
   * What came of a pipeline.
   *
   * @param pipeline the graph; empty if there is an error
   * @param findings what the rules found, in no particular order
   * @param heldBack what is wrong because another pipeline is, which says so itself where it is
   *     compiled too
   */
  public record Result(
      Optional<Pipeline> pipeline, List<Finding<Place>> findings, List<Finding<Place>> heldBack) {
    /** Keeps copies of the lists. */
    public Result {
      findings = List.copyOf(findings);
      heldBack = List.copyOf(heldBack);
    }
  }

  /**
   * What came of a set of select cases.
   *
   * @param select the cases; empty if there is an error
   * @param findings what the rules found
   */
  public record SelectResult(Optional<SelectModel> select, List<Finding<Place>> findings) {
    /** Keeps a copy of the findings. */
    public SelectResult {
      findings = List.copyOf(findings);
    }
  }

  private final Elements elements;
  private final NestedPorts nestedPorts;
  private final NameClashRule nameClashRule;
  private final SelectShapeRule selectShapeRule = new SelectShapeRule();
  private final StageAssembler stageAssembler;
  private final PipelineAssembler pipelineAssembler;
  private final List<Rule<PipelineDeclaration>> declarationRules;
  private final List<Rule<StageDeclaration>> signatureRules;
  private final List<Rule<StageDeclaration>> stageRules;
  private final List<Rule<Pipeline>> wiringRules;

  /** What is worth telling of a pipeline that is not wrong. */
  private final List<Rule<Pipeline>> suspicions;

  /**
   * A validator for one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   * @param lines where elements stand
   */
  public Validator(Types types, Elements elements, SourceLines lines) {
    this.elements = elements;
    nestedPorts = new NestedPorts(types, elements);
    nameClashRule = new NameClashRule(elements);
    Signatures signatures = new Signatures(types, elements);
    ElementTypes elementTypes = new ElementTypes(types, elements);
    stageAssembler = new StageAssembler(signatures);
    pipelineAssembler = new PipelineAssembler(elements, elementTypes);
    declarationRules =
        List.of(
            new NoStagesRule(),
            new StageClassRule(),
            new InclusionCycleRule(lines),
            new ChannelMethodRule(),
            new GenericPipelineRule(),
            new AccessiblePipelineRule(),
            new DuplicateStageRule(lines));
    signatureRules =
        List.of(new ShapeRule(signatures), new GenericStageRule(), new DirectionRule(signatures));
    stageRules =
        List.of(
            new AccessibleStageRule(elements),
            new WorkersRule(signatures),
            new AsyncRule(signatures),
            new CapacityPlaceRule(signatures));
    wiringRules =
        List.of(
            new UnknownChannelRule(),
            new NoSenderRule(),
            new NoReceiverRule(),
            new ElementTypeRule(elementTypes, types),
            new CapacityRule(lines),
            new PortRule(),
            new CompetingStagesRule(lines),
            new BroadcastRule(),
            new FeedbackRule(),
            new BoundedCycleRule(lines),
            new NestedFeedbackRule());
    suspicions = List.of(new DisconnectedRule());
  }

  /**
   * Validates a pipeline.
   *
   * @param declaration how it was written
   * @return the graph, if it may be generated, and everything that is wrong or suspicious
   */
  public Result validate(PipelineDeclaration declaration) {
    Draft draft = draft(declaration, new HashMap<>());
    if (draft.isBroken()) {
      return new Result(Optional.empty(), draft.findings(), draft.heldBack());
    }
    List<Finding<Place>> findings = new ArrayList<>(draft.findings());
    findings.addAll(apply(suspicions, draft.pipeline()));
    return new Result(Optional.of(draft.pipeline()), findings, List.of());
  }

  /**
   * A pipeline as far as it makes sense.
   *
   * @param pipeline the graph of what is sound
   * @param findings what the rules found, but for suspicions
   * @param heldBack which pipelines that are stages of it are not sound
   */
  private record Draft(
      Pipeline pipeline, List<Finding<Place>> findings, List<Finding<Place>> heldBack) {
    boolean isBroken() {
      return !heldBack.isEmpty()
          || findings.stream().anyMatch(finding -> finding.message().severity() == Severity.ERROR);
    }
  }

  /** The draft of a pipeline, and of those that are stages of it, each once. */
  private Draft draft(PipelineDeclaration declaration, Map<PipelineDeclaration, Draft> known) {
    Draft before = known.get(declaration);
    if (before != null) {
      return before;
    }
    List<Finding<Place>> findings = new ArrayList<>(apply(declarationRules, declaration));
    List<Stage> sound = new ArrayList<>();
    Set<String> doubtful = new HashSet<>();
    List<Finding<Place>> heldBack = new ArrayList<>();
    for (StageDeclaration written : declaration.stages()) {
      Optional<Draft> nested = written.pipeline().map(it -> draft(it, known));
      if (nested.filter(this::isUnusable).isPresent()) {
        heldBack.add(ungenerated(written, nested.get().pipeline()));
        continue;
      }
      Optional<Pipeline> inner = nested.map(Draft::pipeline);
      StageDeclaration stage = inner.map(it -> nestedPorts.complete(written, it)).orElse(written);
      List<Finding<Place>> unsound = apply(signatureRules, stage);
      if (unsound.isEmpty()) {
        sound.add(stageAssembler.assemble(stage, inner));
        findings.addAll(apply(stageRules, stage));
      } else {
        stage.mentionedNames().forEach(doubtful::add);
        findings.addAll(unsound);
      }
    }
    Pipeline pipeline = pipelineAssembler.assemble(declaration, sound, doubtful);
    findings.addAll(nameClashRule.check(name(pipeline)).toList());
    // What a stage that is wrong itself, and says so, would do with its channels is not known.
    if (heldBack.isEmpty() && declaration.cycles().isEmpty()) {
      findings.addAll(apply(wiringRules, pipeline));
    }
    Draft draft = new Draft(pipeline, findings, heldBack);
    known.put(declaration, draft);
    return draft;
  }

  private static Finding<Place> ungenerated(StageDeclaration stage, Pipeline pipeline) {
    return Finding.of(
        Message.NESTED_UNGENERATED, stage.place(), pipeline.name(), pipeline.className());
  }

  /** Whether a pipeline is broken, and was not compiled before either. */
  private boolean isUnusable(Draft draft) {
    return draft.isBroken()
        && elements.getTypeElement(name(draft.pipeline()).qualifiedName()) == null;
  }

  /**
   * Validates a set of select cases.
   *
   * @param declaration how it was written
   * @return the cases, if they may be generated, and everything that is wrong
   */
  public SelectResult validate(SelectDeclaration declaration) {
    List<Finding<Place>> findings = selectShapeRule.check(declaration).toList();
    if (!findings.isEmpty()) {
      return new SelectResult(Optional.empty(), findings);
    }
    SelectModel select = SelectModel.of(declaration, elements);
    List<Finding<Place>> clashes =
        nameClashRule
            .check(
                new GeneratedName(
                    select.type(),
                    Place.of(select.type()),
                    select.packageName(),
                    select.className()))
            .toList();
    return new SelectResult(clashes.isEmpty() ? Optional.of(select) : Optional.empty(), clashes);
  }

  private static GeneratedName name(Pipeline pipeline) {
    PipelineDeclaration declaration = pipeline.declaration();
    return new GeneratedName(
        declaration.type(),
        declaration.className().map(Located::place).orElseGet(() -> Place.of(declaration.type())),
        pipeline.packageName(),
        pipeline.className());
  }

  private static <T> List<Finding<Place>> apply(List<Rule<T>> rules, T subject) {
    return rules.stream().flatMap(rule -> rule.check(subject)).toList();
  }
}
