package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the drawings say of channels. */
final class TopologyTest {
  private static final List<Topology.Stage> STAGES =
      List.of(
          new Topology.Stage("read", List.of("files"), List.of("lines", "sizes"), 2),
          new Topology.Stage("store", List.of("lines"), List.of(), 1),
          new Topology.Stage("count", List.of("lines", "sizes"), List.of(), 1));

  private static final Topology SHARED =
      new Topology(
          "Logs",
          STAGES,
          List.of(
              new Topology.Channel("lines", "String", 16),
              new Topology.Channel("sizes", "Integer", 0)),
          List.of(new Topology.Port("files", "Path", true)));

  private static final Topology BROADCAST =
      new Topology(
          "Logs",
          STAGES,
          List.of(
              new Topology.Channel("lines", "String", 16, true),
              new Topology.Channel("sizes", "Integer", 0, false)),
          List.of(new Topology.Port("files", "Path", true, false)));

  @Test
  void aChannelIsNoBroadcastUnlessItSaysSo() {
    assertThat(SHARED.channels().getFirst().broadcast()).isFalse();
    assertThat(SHARED.ports().getFirst().broadcast()).isFalse();
    assertThat(SHARED.toMermaid()).doesNotContain("broadcast");
    assertThat(SHARED.toDot()).doesNotContain("broadcast");
  }

  @Test
  void mermaidTellsABroadcast() {
    assertThat(BROADCAST.toMermaid())
        .isEqualTo(
            """
            flowchart LR
              n0(["files"])
              n1["read ×2"]
              n2["store"]
              n3["count"]
              n0 -->|"files"| n1
              n1 -->|"lines [16] (broadcast)"| n2
              n1 -->|"lines [16] (broadcast)"| n3
              n1 -->|"sizes"| n3
            """);
  }

  @Test
  void graphvizTellsABroadcast() {
    assertThat(BROADCAST.toDot())
        .isEqualTo(
            """
            digraph "Logs" {
              rankdir=LR;
              n0 [label="files", shape=ellipse];
              n1 [label="read ×2", shape=box];
              n2 [label="store", shape=box];
              n3 [label="count", shape=box];
              n0 -> n1 [label="files"];
              n1 -> n2 [label="lines [16] (broadcast)"];
              n1 -> n3 [label="lines [16] (broadcast)"];
              n1 -> n3 [label="sizes"];
            }
            """);
  }

  /** Inside, every stage gets every value; outside, another one competes for them. */
  @Test
  void aPortIsABroadcastOnlyInsideItsPipeline() {
    Topology inner =
        new Topology(
            "Bounds",
            List.of(
                new Topology.Stage("least", List.of("values"), List.of(), 1),
                new Topology.Stage("most", List.of("values"), List.of(), 1)),
            List.of(),
            List.of(new Topology.Port("values", "Integer", true, true)));
    Topology outer =
        new Topology(
            "Outer",
            List.of(
                new Topology.Stage("bounds", List.of("numbers"), List.of(), 1, inner),
                new Topology.Stage("print", List.of("numbers"), List.of(), 1)),
            List.of(),
            List.of(new Topology.Port("numbers", "Integer", true)));
    assertThat(outer.toMermaid())
        .isEqualTo(
            """
            flowchart LR
              n0(["numbers"])
              n3["print"]
              subgraph p1["bounds"]
                n1["least"]
                n2["most"]
              end
              n0 -->|"numbers (broadcast)"| n1
              n0 -->|"numbers (broadcast)"| n2
              n0 -->|"numbers"| n3
            """);
  }

  /** Every stage gets every value, wherever it is. */
  @Test
  void aBroadcastOutsideIsOneInside() {
    Topology inner =
        new Topology(
            "Inner",
            List.of(new Topology.Stage("sum", List.of("values"), List.of(), 1)),
            List.of(),
            List.of(new Topology.Port("values", "Integer", true)));
    Topology outer =
        new Topology(
            "Outer",
            List.of(
                new Topology.Stage("inner", List.of("numbers"), List.of(), 1, inner),
                new Topology.Stage("print", List.of("numbers"), List.of(), 1)),
            List.of(),
            List.of(new Topology.Port("numbers", "Integer", true, true)));
    assertThat(outer.toMermaid().lines().filter(line -> line.contains("-->")).toList())
        .containsExactly(
            "  n0 -->|\"numbers (broadcast)\"| n1", "  n0 -->|\"numbers (broadcast)\"| n2")
        .inOrder();
  }

  @Test
  void theBuilderDescribesTheSame() {
    TopologyBuilder parts =
        Topology.of("Logs")
            .stage("read")
            .in("files")
            .out("lines", "sizes")
            .workers(2)
            .stage("store")
            .in("lines")
            .stage("count")
            .in("lines", "sizes");
    assertThat(
            parts
                .channel("lines", "String")
                .capacity(16)
                .broadcast()
                .channel("sizes", "Integer")
                .input("files", "Path")
                .build())
        .isEqualTo(BROADCAST);
    Topology outer =
        Topology.of("Outer")
            .stage("logs")
            .out("files")
            .pipeline(BROADCAST)
            .channel("loop", "Integer")
            .unbounded()
            .output("out", "String")
            .broadcast()
            .build();
    assertThat(outer.stages())
        .containsExactly(new Topology.Stage("logs", List.of(), List.of("files"), 1, BROADCAST));
    assertThat(outer.channels()).containsExactly(new Topology.Channel("loop", "Integer", -1));
    assertThat(outer.ports()).containsExactly(new Topology.Port("out", "String", false, true));
  }
}
