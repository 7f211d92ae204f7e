package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.declaration.SourceLines;
import dev.sluice.processor.declaration.StageDeclaration;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.diagnostic.StageMessage;
import dev.sluice.processor.diagnostic.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Stages have different names. */
final class DuplicateStageRule implements Rule<List<StageDeclaration>> {
  private final SourceLines lines;

  DuplicateStageRule(SourceLines lines) {
    this.lines = lines;
  }

  @Override
  public Stream<Finding<Place>> check(List<StageDeclaration> stages) {
    Map<String, StageDeclaration> first = new HashMap<>();
    List<Finding<Place>> findings = new ArrayList<>();
    for (StageDeclaration stage : stages) {
      StageDeclaration other = first.putIfAbsent(stage.name().value(), stage);
      if (other != null) {
        findings.add(
            Finding.of(
                StageMessage.DUPLICATE_STAGE,
                stage.name().place(),
                stage.name().value(),
                Wording.lines(List.of(describe(other), describe(stage)))));
      }
    }
    return findings.stream();
  }

  private String describe(StageDeclaration stage) {
    String method = stage.isPipeline() ? "" : "." + stage.element().getSimpleName();
    return stage.owner().getSimpleName() + method + lines.of(stage.element());
  }
}
