package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.IncludedPipeline;
import dev.sluice.processor.declaration.NamedStage;
import dev.sluice.processor.declaration.PipelineDeclaration;
import dev.sluice.processor.declaration.PipelineReader;
import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.StageClassDeclaration;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.GenerationMessage;
import dev.sluice.processor.diagnostic.Severity;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.ElementTypes;
import dev.sluice.processor.model.Expansions;
import dev.sluice.processor.model.GeneratedName;
import dev.sluice.processor.model.NestedPorts;
import dev.sluice.processor.model.Pipeline;
import dev.sluice.processor.model.PipelineAssembler;
import dev.sluice.processor.model.Signatures;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.model.StageAssembler;
import dev.sluice.processor.model.StageCandidates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * From a type to the graph of its pipeline: reads what was written, finds the stages, binds those
 * with sound signatures to channels, and checks each step. A stage whose signature is unsound is
 * not wired, and what its channels may lack because of that is not reported.
 */
public final class PipelineAnalyzer {
  /**
   * What came of a pipeline.
   *
   * @param pipeline the graph; empty if there is an error
   * @param findings what the rules found, in no particular order
   * @param heldBack what is wrong because another pipeline is, which says so itself where it is
   *     compiled too
   */
  public record Analysis(
      Optional<Pipeline> pipeline, List<Finding<Place>> findings, List<Finding<Place>> heldBack) {
    /** Keeps copies of the lists. */
    public Analysis {
      findings = List.copyOf(findings);
      heldBack = List.copyOf(heldBack);
    }
  }

  /**
   * A stage before it is known to be sound.
   *
   * @param declaration the stage
   * @param inner the draft of the pipeline that it is; empty for a method
   */
  private record Candidate(StageDeclaration declaration, Optional<Draft> inner) {}

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

  private final Elements elements;
  private final PipelineReader reader;
  private final NestedPorts nestedPorts;
  private final StageCandidates stageCandidates;
  private final StageAssembler stageAssembler;
  private final Expansions expansions;
  private final PipelineAssembler pipelineAssembler;
  private final Rules rules;

  /**
   * For one compilation.
   *
   * @param types the compiler's types
   * @param elements the compiler's elements
   * @param rules what is checked
   */
  public PipelineAnalyzer(Types types, Elements elements, Rules rules) {
    this.elements = elements;
    this.rules = rules;
    reader = new PipelineReader(types, elements);
    nestedPorts = new NestedPorts(types, elements);
    Signatures signatures = new Signatures(types, elements);
    stageCandidates = new StageCandidates(signatures);
    stageAssembler = new StageAssembler(signatures);
    expansions = new Expansions(types, elements, signatures);
    pipelineAssembler = new PipelineAssembler(elements, new ElementTypes(types, elements));
  }

  /**
   * Analyzes a type.
   *
   * @param type the type
   * @return what came of it; empty if it is no pipeline, or malformed
   */
  public Optional<Analysis> analyze(TypeElement type) {
    return reader.read(type).map(this::analyze);
  }

  private Analysis analyze(PipelineDeclaration declaration) {
    Draft draft = draft(declaration, new HashMap<>());
    if (draft.isBroken()) {
      return new Analysis(Optional.empty(), draft.findings(), draft.heldBack());
    }
    List<Finding<Place>> spread = distribution(draft.pipeline());
    if (!spread.isEmpty()) {
      spread.addAll(draft.findings());
      return new Analysis(Optional.empty(), spread, List.of());
    }
    List<Finding<Place>> findings = new ArrayList<>(draft.findings());
    findings.addAll(rules.checkSuspicions(draft.pipeline()));
    return new Analysis(Optional.of(draft.pipeline()), findings, List.of());
  }

  /** What is wrong with a pipeline that also runs on a cluster. */
  private List<Finding<Place>> distribution(Pipeline pipeline) {
    List<Finding<Place>> findings = new ArrayList<>();
    if (pipeline.declaration().distribution().isPresent()) {
      findings.addAll(rules.checkName(GeneratedName.onJet(pipeline)));
      findings.addAll(rules.checkDistribution(Distribution.of(pipeline)));
    }
    return findings;
  }

  /** The draft of a pipeline, and of those that are stages of it, each once. */
  private Draft draft(PipelineDeclaration declaration, Map<PipelineDeclaration, Draft> known) {
    Draft before = known.get(declaration);
    if (before != null) {
      return before;
    }
    Draft draft = newDraft(declaration, known);
    known.put(declaration, draft);
    return draft;
  }

  /** The phases. */
  private Draft newDraft(PipelineDeclaration declaration, Map<PipelineDeclaration, Draft> known) {
    List<Finding<Place>> findings = new ArrayList<>(rules.checkDeclaration(declaration));
    Refused refused = refused(declaration);
    findings.addAll(refused.findings());
    List<Candidate> candidates = candidates(declaration, known);
    findings.addAll(rules.checkStages(candidates.stream().map(Candidate::declaration).toList()));
    List<Stage> sound = new ArrayList<>();
    Set<String> doubtful = new HashSet<>(refused.channels());
    List<Finding<Place>> heldBack = new ArrayList<>();
    for (Candidate candidate : candidates) {
      StageDeclaration stage = candidate.declaration();
      if (candidate.inner().filter(this::isUnusable).isPresent()) {
        heldBack.add(ungenerated(stage, candidate.inner().get().pipeline()));
        continue;
      }
      List<Finding<Place>> unsound = rules.checkSignature(stage);
      if (unsound.isEmpty()) {
        sound.add(stageAssembler.assemble(stage, candidate.inner().map(Draft::pipeline)));
        findings.addAll(rules.checkStage(stage));
      } else {
        stage.mentionedNames().forEach(doubtful::add);
        findings.addAll(unsound);
      }
    }
    List<Stage> stages = expansions.apply(declaration, sound);
    Pipeline pipeline = pipelineAssembler.assemble(declaration, stages, doubtful);
    findings.addAll(rules.checkName(GeneratedName.of(pipeline)));
    // What a stage that is wrong itself, and says so, would do with its channels is not known.
    if (heldBack.isEmpty() && declaration.cycles().isEmpty() && !refused.anyUnknown()) {
      findings.addAll(wiring(declaration, stages, doubtful, pipeline));
    }
    return new Draft(pipeline, findings, heldBack);
  }

  /** What is wrong with the wiring, without what follows from a mistake that explains it. */
  private List<Finding<Place>> wiring(
      PipelineDeclaration declaration,
      List<Stage> stages,
      Set<String> doubtful,
      Pipeline pipeline) {
    List<Finding<Place>> wrong = rules.checkWiring(pipeline);
    if (wrong.isEmpty()) {
      return wrong;
    }
    List<Finding<Place>> causes = new ArrayList<>();
    Set<String> doubted = new HashSet<>(doubtful);
    for (Stage stage : stages) {
      List<Finding<Place>> cause = rules.checkCauses(stage.declaration());
      if (!cause.isEmpty()) {
        causes.addAll(cause);
        stage.declaration().mentionedNames().forEach(doubted::add);
      }
    }
    if (causes.isEmpty()) {
      return wrong;
    }
    causes.addAll(rules.checkWiring(pipelineAssembler.assemble(declaration, stages, doubted)));
    return causes;
  }

  /**
   * The classes that are named as stages and are none.
   *
   * @param findings why
   * @param channels the channels that they may have been meant to use
   * @param anyUnknown whether one of them does not even tell that
   */
  private record Refused(List<Finding<Place>> findings, Set<String> channels, boolean anyUnknown) {}

  private Refused refused(PipelineDeclaration declaration) {
    List<Finding<Place>> findings = new ArrayList<>();
    Set<String> channels = new HashSet<>();
    boolean anyUnknown = false;
    for (NamedStage named : declaration.named()) {
      if (named instanceof StageClassDeclaration stageClass) {
        List<Finding<Place>> wrong = rules.checkStageClass(stageClass);
        if (!wrong.isEmpty()) {
          findings.addAll(wrong);
          stageClass.methods().stream()
              .flatMap(StageDeclaration::mentionedNames)
              .forEach(channels::add);
          anyUnknown |= stageClass.methods().isEmpty();
        }
      }
    }
    return new Refused(findings, channels, anyUnknown);
  }

  /** The methods that are stages, then what the annotation names, but for what is no stage. */
  private List<Candidate> candidates(
      PipelineDeclaration declaration, Map<PipelineDeclaration, Draft> known) {
    List<Candidate> candidates = new ArrayList<>();
    declaration.stages().forEach(it -> candidates.add(new Candidate(it, Optional.empty())));
    Set<TypeElement> seen = new HashSet<>();
    for (NamedStage named : declaration.named()) {
      if (named.type().filter(seen::add).isEmpty()) {
        continue; // It is no class, or named a second time.
      }
      switch (named) {
        case StageClassDeclaration stageClass -> {
          if (rules.checkStageClass(stageClass).isEmpty()) {
            candidates.add(
                new Candidate(stageCandidates.of(stageClass).getFirst(), Optional.empty()));
          }
        }
        case IncludedPipeline included -> {
          Draft inner = draft(included.pipeline(), known);
          candidates.add(
              new Candidate(nestedPorts.stage(included, inner.pipeline()), Optional.of(inner)));
        }
      }
    }
    return candidates;
  }

  private static Finding<Place> ungenerated(StageDeclaration stage, Pipeline pipeline) {
    return Finding.of(
        GenerationMessage.NESTED_UNGENERATED, stage.place(), pipeline.name(), pipeline.className());
  }

  /** Whether a pipeline is broken, and was not compiled before either. */
  private boolean isUnusable(Draft draft) {
    return draft.isBroken()
        && elements.getTypeElement(GeneratedName.of(draft.pipeline()).qualifiedName()) == null;
  }
}
