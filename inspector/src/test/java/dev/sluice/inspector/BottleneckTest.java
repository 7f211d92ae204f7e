package dev.sluice.inspector;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.ChannelState;
import dev.sluice.StageState;
import dev.sluice.Topology;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a stage is said to hold up the others; numbers that a program would have at times only. */
class BottleneckTest {
  private static final Topology THREE =
      new Topology(
          "Three",
          List.of(
              new Topology.Stage("first", List.of(), List.of("in"), 1),
              new Topology.Stage("second", List.of("in"), List.of("out"), 1),
              new Topology.Stage("third", List.of("out"), List.of(), 1)),
          List.of(new Topology.Channel("in", "int", 10), new Topology.Channel("out", "int", 10)),
          List.of());

  private static ChannelState channel(String name, int length, int capacity, String... senders) {
    return new ChannelState(name, length, capacity, 5, List.of(senders), List.of(), 0);
  }

  private static StageState stage(String name) {
    return new StageState(name, 1, 5, 5, List.of("running"));
  }

  /** The bottlenecks in the third sample; the channels are given look by look. */
  private static List<String> bottlenecks(List<List<ChannelState>> looks) throws Exception {
    try (Inspector inspector = Inspector.start(0);
        MadeUpRun run =
            MadeUpRun.begin(
                THREE,
                look -> List.of(stage("first"), stage("second"), stage("third")),
                look -> looks.get((int) ((look - 1) % looks.size())))) {
      JsonNode three =
          new Browserless(inspector).await("Three", one -> one.get("id").asLong() == run.id());
      List<String> names = new ArrayList<>();
      three.get("bottlenecks").forEach(one -> names.add(one.asText()));
      return names;
    }
  }

  @Test
  void inputFullAndOutputEmpty() throws Exception {
    assertThat(bottlenecks(List.of(List.of(channel("in", 9, 10), channel("out", 1, 10)))))
        .containsExactly("second");
    assertThat(bottlenecks(List.of(List.of(channel("in", 8, 10), channel("out", 1, 10)))))
        .isEmpty();
    assertThat(bottlenecks(List.of(List.of(channel("in", 10, 10), channel("out", 2, 10)))))
        .isEmpty();
  }

  @Test
  void lastOfFullChannelsIsTheOne() throws Exception {
    assertThat(bottlenecks(List.of(List.of(channel("in", 10, 10), channel("out", 10, 10)))))
        .containsExactly("third");
  }

  @Test
  void senderThatIsBlockedInBothSamples() throws Exception {
    assertThat(bottlenecks(List.of(List.of(channel("in", 0, 0, "first"), channel("out", 0, 0)))))
        .containsExactly("second");
    assertThat(
            bottlenecks(
                List.of(
                    List.of(channel("in", 0, 0), channel("out", 0, 0)),
                    List.of(channel("in", 0, 0, "first"), channel("out", 0, 0)))))
        .isEmpty();
  }

  @Test
  void unboundedOutputThatGrowsIsNotEmpty() throws Exception {
    assertThat(bottlenecks(List.of(List.of(channel("in", 10, 10), channel("out", 3, -1)))))
        .isEmpty();
  }
}
