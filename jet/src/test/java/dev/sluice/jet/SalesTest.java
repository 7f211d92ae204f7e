package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;

import com.hazelcast.collection.IList;
import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.jet.Sales.Sale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pipeline gives the same on a cluster as on one machine. */
@ExtendWith(SharedCluster.class)
class SalesTest {
  private static final int LINES = 10_000;

  private final Map<String, Long> expected = new HashMap<>();

  @AfterEach
  void nothingIsLeft() {
    Left.nothing();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      lines.add("customer" + i % 7 + ";" + i % 100);
      expected.merge("customer" + i % 7, i % 100L, Long::sum);
    }
    lines.add("malformed");
    return lines;
  }

  @Test
  void fromAListToAList() throws Exception {
    IList<String> lines = SharedCluster.member(0).getList("sales lines");
    lines.addAll(lines());
    JetRun<Map<String, Long>> run =
        new SalesOnJet()
            .submit(
                SharedCluster.member(0),
                JetSources.list("sales lines"),
                JetSinks.list("large sales"));
    assertThat(run.join()).isEqualTo(expected);
    assertThat(run.join()).isEqualTo(expected);
    assertThat(run.isDone()).isTrue();
    assertThat(SharedCluster.member(1).getList("large sales")).hasSize(LINES / 10);
  }

  @Test
  void fromAChannelToAChannelOfTheSubmitter() throws Exception {
    List<String> lines = lines();
    Channel<String> in = Channel.make("lines", 0);
    Channel<Sale> out = Channel.make("large", 0);
    JetRun<Map<String, Long>> run =
        new SalesOnJet()
            .submit(SharedCluster.member(1), JetSources.channel(in), JetSinks.channel(out));
    Thread sender =
        Go.go(
            () -> {
              for (String line : lines) {
                in.send(line);
              }
              in.close();
            });
    int large = 0;
    for (Sale sale : out) {
      assertThat(sale.cents()).isAtLeast(90);
      large++;
    }
    assertThat(large).isEqualTo(LINES / 10);
    assertThat(run.join()).isEqualTo(expected);
    sender.join();
  }

  @Test
  void intoAMapByKey() throws Exception {
    IList<String> lines = SharedCluster.member(0).getList("keyed lines");
    lines.addAll(lines());
    new SalesOnJet()
        .submit(
            SharedCluster.member(0),
            JetSources.list("keyed lines"),
            JetSinks.map("largest", Sale::customer, Sale::cents))
        .join();
    assertThat(SharedCluster.member(1).getMap("largest").keySet()).hasSize(7);
  }
}
