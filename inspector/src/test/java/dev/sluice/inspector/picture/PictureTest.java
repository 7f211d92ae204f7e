package dev.sluice.inspector.picture;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static Topology.Stage stage(String name, List<String> in, List<String> out) {
    return new Topology.Stage(name, in, out, 1);
  }

  private static final Topology RETOUCH =
      new Topology(
          "Retouch",
          List.of(
              stage("scale", List.of("pictures"), List.of("small")),
              stage("sharpen", List.of("small"), List.of("sharp"))),
          List.of(new Topology.Channel("small", "Picture", 4)),
          List.of(
              new Topology.Port("pictures", "Picture", true),
              new Topology.Port("sharp", "Picture", false)));

  private static final Topology IMAGES =
      new Topology(
          "Images",
          List.of(
              stage("list", List.of(), List.of("files")),
              new Topology.Stage("retouch", List.of("files"), List.of("done"), 2, RETOUCH),
              stage("count", List.of("done"), List.of())),
          List.of(
              new Topology.Channel("files", "Path", 8), new Topology.Channel("done", "Path", 0)),
          List.of());

  private static List<String> edges(Picture picture) {
    return picture.edges().stream()
        .map(
            edge ->
                name(picture, edge.from())
                    + (edge.fused() ? " ..." : " --")
                    + edge.channel()
                    + "> "
                    + name(picture, edge.to()))
        .toList();
  }

  private static String name(Picture picture, String id) {
    return picture.nodes().stream()
        .filter(node -> node.id().equals(id))
        .findFirst()
        .orElseThrow()
        .name();
  }

  @Test
  void portsOfNestedPipelinesAreTheChannelsOutside() {
    Picture picture = Picture.of(IMAGES, channel -> true);

    assertThat(edges(picture))
        .containsExactly(
            "list --files> retouch.scale",
            "retouch.sharpen --done> count",
            "retouch.scale --retouch.small> retouch.sharpen");
    assertThat(picture.frames()).hasSize(1);
    assertThat(picture.frames().getFirst().label()).isEqualTo("retouch ×2");
  }

  @Test
  void workersThatRunPipelinesShareItsNodes() {
    Picture picture = Picture.of(IMAGES, channel -> true);

    assertThat(picture.stages().get("retouch-1.scale"))
        .isEqualTo(picture.stages().get("retouch-2.scale"));
    assertThat(picture.channels())
        .containsAtLeast("retouch-1.small", "retouch.small", "retouch-2.small", "retouch.small");
  }

  @Test
  void channelsThatNeverExistAreCallsWithinOneGoroutine() {
    Picture picture = Picture.of(IMAGES, Set.of("files", "done")::contains);

    assertThat(edges(picture)).contains("retouch.scale ...retouch.small> retouch.sharpen");
    Frame fused = picture.frames().getLast();
    assertThat(fused.fused()).isTrue();
    assertThat(fused.parent()).isEqualTo(picture.frames().getFirst().id());
    assertThat(
            picture.nodes().stream()
                .filter(node -> fused.id().equals(node.frame()))
                .map(Node::name))
        .containsExactly("retouch.scale", "retouch.sharpen");
  }

  @Test
  void broadcastIsNodeWithBranchForEachReceiver() {
    Topology topology =
        new Topology(
            "News",
            List.of(
                stage("write", List.of(), List.of("news")),
                stage("print", List.of("news"), List.of()),
                stage("read", List.of("news"), List.of())),
            List.of(new Topology.Channel("news", "String", 0, true)),
            List.of());

    Picture picture = Picture.of(topology, channel -> true);

    assertThat(edges(picture))
        .containsExactly(
            "write --news> news", "news --news to print> print", "news --news to read> read");
    assertThat(picture.ends(false))
        .containsExactly("news to print", List.of("print"), "news to read", List.of("read"));
  }

  @Test
  void manyEndsAreDrawnByWayOfTheChannel() {
    List<Topology.Stage> stages = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      stages.add(stage("in" + i, List.of(), List.of("all")));
      stages.add(stage("out" + i, List.of("all"), List.of()));
    }
    Topology topology =
        new Topology("Wide", stages, List.of(new Topology.Channel("all", "int", 0)), List.of());

    assertThat(Picture.of(topology, channel -> true).edges()).hasSize(60);
  }

  @Test
  void groupIsDrawnWithWhatWasSeen() {
    Picture picture =
        Picture.of(
            List.of("a", "b"),
            Map.of("values", Set.of("a")),
            Map.of("values", Set.of("b", "gone")));

    assertThat(edges(picture)).containsExactly("a --values> values", "values --values> b");
  }
}
