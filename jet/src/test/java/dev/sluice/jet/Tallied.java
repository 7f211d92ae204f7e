package dev.sluice.jet;

import com.hazelcast.config.EventJournalConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.pipeline.JournalInitialPosition;
import com.hazelcast.map.IMap;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/**
 * A running {@link Tally} whose source forgets: the journal of a partition holds a few events only,
 * so that what came long ago is where it was saved, or nowhere. Each count has a key of its own in
 * the sink: a write of before a loss can come after one of the execution that continues.
 */
final class Tallied {
  private static final int KEYS = 20;
  private static final int PARTITIONS = 271;
  private static final int EVENTS_A_PARTITION = 8;
  private static final int TOTAL = -1;
  private static final long SNAPSHOT_MILLIS = 100;

  private final HazelcastInstance submitter;
  private final IMap<Integer, Integer> events;
  private final IMap<String, Tally.Count> counts;
  private final JetRun<Void> run;
  private int rounds;

  private Tallied(HazelcastInstance submitter, String name) {
    this.submitter = submitter;
    submitter
        .getConfig()
        .addMapConfig(
            new MapConfig(name + " events")
                .setEventJournalConfig(
                    new EventJournalConfig()
                        .setEnabled(true)
                        .setCapacity(PARTITIONS * EVENTS_A_PARTITION)));
    events = submitter.getMap(name + " events");
    counts = submitter.getMap(name + " counts");
    run =
        new TallyOnJet()
            .submit(
                submitter,
                new JobConfig().setSnapshotIntervalMillis(SNAPSHOT_MILLIS),
                JetSources.mapJournal(name + " events", JournalInitialPosition.START_FROM_OLDEST),
                JetSinks.map(name + " counts", it -> key(it.key(), it.numbers())));
  }

  static Tallied start(HazelcastInstance submitter, String name) {
    return new Tallied(submitter, name);
  }

  JetRun<Void> run() {
    return run;
  }

  /** One more number for each key. */
  void send() {
    for (int key = 0; key < KEYS; key++) {
      events.set(key, rounds * KEYS + key);
    }
    rounds++;
  }

  /** Sends until no journal has the first events. */
  void fill() {
    for (int i = 0; i <= EVENTS_A_PARTITION; i++) {
      send();
      awaitAll();
    }
  }

  /** Waits until every number that was sent is remembered, by key and as a whole. */
  void awaitAll() {
    Eventually.isTrue("all numbers are there", () -> counts.containsKey(total()));
    for (int key = 0; key < KEYS; key++) {
      String ofKey = key(key, rounds);
      Eventually.isTrue(ofKey, () -> counts.containsKey(ofKey));
    }
  }

  private String total() {
    return key(TOTAL, rounds * KEYS);
  }

  private static String key(int key, int numbers) {
    return numbers + " numbers of " + key;
  }

  /**
   * Sends, and returns when two snapshots have begun after all that was sent before: so one of them
   * is complete. To see that, a number that is known is sent again and again. Such numbers are what
   * a journal may forget: the source reads it from that snapshot on, and the journal of a partition
   * holds what is sent anew after this.
   */
  void sendAndSave() {
    send();
    awaitAll();
    int before = saves();
    int known = (rounds - 1) * KEYS;
    Eventually.isTrue(
        "two snapshots",
        () -> {
          events.set(0, known);
          return saves() >= before + 2;
        });
  }

  /** Waits until no member is the only one that has a number: now one may go. */
  void awaitBackups() {
    Eventually.isTrue("every partition has its backup", this::isSafe);
  }

  private boolean isSafe() {
    try {
      return submitter.getExecutorService("members").submit(new ClusterSafe()).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("no member says whether the cluster is safe", e);
    }
  }

  private int saves() {
    return Objects.requireNonNull(counts.get(total()), "total").saves();
  }
}
