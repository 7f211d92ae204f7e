package dev.sluice.processor;

import dev.sluice.processor.testing.Compilation.Tool;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pipeline that is to continue where it was keeps nothing that would not be saved. */
class GuaranteeTest extends DistributedCases {
  /** A pipeline with a guarantee, one of whose stages is a class. */
  private static String guaranteed(String stages, String counter, String options) {
    return """
    record Sale(String customer, long cents) {}
    @Pipeline(stages = Counter.class) @Distributed(guarantee = Guarantee.AT_LEAST_ONCE)
    interface Job {
      ReceiveChannel<Sale> sales();
      SendChannel<Long> sums();
      %1$s
    }
    class Counter %2$s {
      public Counter() {}
      @Stage(in = "sales", out = "sums" %3$s) public Long add(Sale sale) { return 0L; }
    }
    """
        .formatted(stages, counter, options);
  }

  private static final String SAVED =
      "implements Saved<Long> { public Long save() { return 0L; } public void restore(Long s) {}"
          + " //";

  private static String savedByKey(String key) {
    return """
    implements SavedByKey<%1$s, Long> {
      public Map<%1$s, Long> save() { return Map.of(); }
      public void restore(%1$s key, Long state) {} //\
    """
        .formatted(key);
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void aGuaranteeCanBeKept(Tool tool) {
    for (String job :
        List.of(
            guaranteed("", "", ""),
            guaranteed("", "", ", workers = 4"),
            guaranteed("", "", ", workers = 4, by = \"customer\""),
            guaranteed("", SAVED, ""),
            guaranteed("", savedByKey("String"), ", workers = 4, by = \"customer\""))) {
      accepts(tool, job);
    }
  }

  @Test
  void aGoroutineHasNoGuarantee() {
    finds(
        guaranteed(
            """
            ReceiveChannel<Long> numbers();
            SendChannel<Long> counts();
            @Stage(in = "numbers", out = "counts")
            static void count(ReceiveChannel<Long> numbers, SendChannel<Long> counts) {}
            """,
            "",
            ""),
        "[Sluice/Guarantee] pipeline 'Job' is to continue where it was when a member of the cluster"
            + " is lost, but stage 'count' is a goroutine");
  }

  @Test
  void aSourceInTheCodeHasNoGuarantee() {
    finds(
        guaranteed(
            """
            SendChannel<Integer> numbers();
            @Stage(out = "numbers") static IntStream count() { return IntStream.range(0, 3); }
            """,
            "",
            ""),
        "stage 'count' is a source that cannot be read again");
  }

  @Test
  void aCycleHasNoGuarantee() {
    finds(
        guaranteed(
            """
            SendChannel<String> seen();
            ReceiveChannel<String> seeds();
            @Stage(in = "seeds", out = "work") static String seed(String seed) { return seed; }
            @Stage(in = "work", out = {"seen", "work"})
            static void crawl(String link, SendChannel<String> seen,
                @Feedback SendChannel<String> work) {}
            """,
            "",
            ""),
        "channel 'work' closes a cycle");
  }

  @Test
  void whatWorkersRememberIsSavedByKey() {
    finds(
        guaranteed("", SAVED, ", workers = 4"),
        "[Sluice/Guarantee] stage 'counter' remembers something that would not be saved");
  }

  @Test
  void whatIsSavedByKeyHasAKey() {
    finds(
        guaranteed("", savedByKey("String"), ", workers = 4"),
        "[Sluice/Guarantee] stage 'counter' remembers something that would not be saved");
    finds(
        guaranteed("", savedByKey("String"), ""),
        "[Sluice/Guarantee] stage 'counter' remembers something that would not be saved");
  }

  @Test
  void keysAreSavedAsTheyAreShared() {
    finds(
        guaranteed("", savedByKey("Long"), ", workers = 4, by = \"customer\""),
        "[Sluice/Guarantee] stage 'counter' shares its elements by a key of type String, but its"
            + " class saves keys of type Long");
  }

  @Test
  void whatIsRememberedCannotTravel() {
    finds(
        guaranteed("", SAVED.replace("Long", "State"), "")
                .replace("0L; } public void restore", "null; } public void restore")
            + "record State(java.time.Instant since) {}",
        "[Sluice/NotSerializable] what stage 'counter' remembers is saved in the cluster, but it"
            + " cannot be serialized: State.since is of type Instant.");
  }

  @ParameterizedTest
  @EnumSource(Tool.class)
  void whatIsNotSavedNeedNotTravel(Tool tool) {
    String job =
        guaranteed("", SAVED.replace("Long", "State"), "")
                .replace("0L; } public void restore", "null; } public void restore")
                .replace("(guarantee = Guarantee.AT_LEAST_ONCE)", "")
            + "record State(java.time.Instant since) {}";
    accepts(tool, job);
  }
}
