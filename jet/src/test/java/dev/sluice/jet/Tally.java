package dev.sluice.jet;

import dev.sluice.ReceiveChannel;
import dev.sluice.Saved;
import dev.sluice.SavedByKey;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Distributed;
import dev.sluice.annotation.Guarantee;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers every number that has come, by key and as a whole. A number that comes twice is
 * remembered once; one that is lost, or whose memory is, is missing for ever.
 */
@Pipeline(stages = {Tally.ByKey.class, Tally.Total.class})
@Distributed(guarantee = Guarantee.AT_LEAST_ONCE)
interface Tally {
  /** What happened. */
  ReceiveChannel<Map.Entry<Integer, Integer>> events();

  /** How many different numbers have come. */
  SendChannel<Count> counts();

  /** A number of a key. */
  record Numbered(int key, int number) {}

  /**
   * How many different numbers a key has.
   *
   * @param key the key; negative for all together
   * @param saves how often it was saved
   */
  record Count(int key, int numbers, int saves) {}

  @Stage(in = "events", out = "numbered", workers = 2)
  static Numbered number(Map.Entry<Integer, Integer> event) {
    return new Numbered(event.getKey(), event.getValue());
  }

  /** Remembers the numbers of each key. */
  final class ByKey implements SavedByKey<Integer, List<Integer>> {
    private final Map<Integer, TreeSet<Integer>> numbers = new ConcurrentHashMap<>();
    private int saves;

    @Stage(
        in = "numbered",
        out = {"all", "counts"},
        workers = 2,
        by = "key")
    public void add(Numbered one, SendChannel<Numbered> all, SendChannel<Count> counts)
        throws InterruptedException {
      TreeSet<Integer> ofKey = numbers.computeIfAbsent(one.key(), key -> new TreeSet<>());
      ofKey.add(one.number());
      all.send(one);
      counts.send(new Count(one.key(), ofKey.size(), saves));
    }

    @Override
    public Map<Integer, List<Integer>> save() {
      saves++;
      Map<Integer, List<Integer>> saved = new HashMap<>();
      numbers.forEach((key, ofKey) -> saved.put(key, new ArrayList<>(ofKey)));
      return saved;
    }

    @Override
    public void restore(Integer key, List<Integer> state) {
      numbers.put(key, new TreeSet<>(state));
    }
  }

  /** Remembers all numbers. */
  final class Total implements Saved<List<Integer>> {
    private final TreeSet<Integer> numbers = new TreeSet<>();
    private int saves;

    @Stage(in = "all", out = "counts")
    public Count total(Numbered one) {
      numbers.add(one.number());
      return new Count(-1, numbers.size(), saves);
    }

    @Override
    public List<Integer> save() {
      saves++;
      return new ArrayList<>(numbers);
    }

    @Override
    public void restore(List<Integer> state) {
      numbers.addAll(state);
    }
  }
}
