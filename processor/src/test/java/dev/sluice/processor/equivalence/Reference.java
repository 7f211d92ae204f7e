package dev.sluice.processor.equivalence;

import dev.sluice.processor.equivalence.RandomPipeline.Source;
import dev.sluice.processor.equivalence.RandomPipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What goes through a pipeline if one value is taken after the other, all stages are sound and
 * nobody stops early.
 *
 * @param links what goes over each link
 * @param sides what each step sends to the side, by its index
 */
record Reference(List<List<Long>> links, TreeMap<Integer, List<Long>> sides) {
  /** How much is looked at of a source without end. */
  private static final int MUCH = 3000;

  static Reference of(RandomPipeline pipeline) {
    List<List<Long>> links = new ArrayList<>();
    TreeMap<Integer, List<Long>> sides = new TreeMap<>();
    List<Long> values = values(pipeline.source());
    for (int i = 0; i < pipeline.links().size(); i++) {
      int link = i;
      pipeline
          .merged()
          .filter(it -> it.link() == link)
          .ifPresent(it -> values.addAll(values(it.source())));
      links.add(List.copyOf(values));
      if (i < pipeline.steps().size()) {
        Step step = pipeline.steps().get(i);
        values.clear();
        List<Long> side = new ArrayList<>();
        for (long value : links.getLast()) {
          values.addAll(step.main(value));
          side.addAll(step.side(value));
        }
        if (step.form() == RandomPipeline.Form.SPLITTER) {
          sides.put(i, side);
        }
      }
    }
    return new Reference(links, sides);
  }

  private static List<Long> values(Source source) {
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < source.count().orElse(MUCH); i++) {
      values.add(source.value(i));
    }
    return values;
  }
}
