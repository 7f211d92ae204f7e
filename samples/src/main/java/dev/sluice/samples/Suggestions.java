package dev.sluice.samples;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who wrote a name that does not exist. */
final class Suggestions {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Suggestions() {}

  /**
   * Finds the name that is written most like another one.
   *
   * @param written what was written
   * @param names what there is
   * @return the nearest name; empty if more than two letters, or a third of them, would have to
   *     change
   */
  static Optional<String> nearest(String written, Collection<String> names) {
    return names.stream()
        .filter(name -> DISTANCE.apply(written, name) <= tolerated(written))
        .min(
            Comparator.comparingInt((String name) -> DISTANCE.apply(written, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Two letters that are swapped count as two changes. */
  private static int tolerated(String written) {
    return written.length() < 4 ? 1 : Math.max(2, written.length() / 3);
  }
}
