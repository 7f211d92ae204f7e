package dev.sluice.inspector;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.Channel;
import dev.sluice.DeadlockException;
import dev.sluice.Group;
import dev.sluice.PipelineRun;
import dev.sluice.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API says of real runs. */
class ApiTest {
  private Inspector inspector;
  private Browserless client;

  @BeforeEach
  void start() throws Exception {
    inspector = Inspector.start(0);
    client = new Browserless(inspector);
  }

  @AfterEach
  void stop() {
    inspector.close();
  }

  private static Topology.Stage stage(String name, List<String> in, List<String> out) {
    return new Topology.Stage(name, in, out, 1);
  }

  /** A source, a stage that stops for a latch, and a sink. */
  private static PipelineRun<Void> startBusy(String name, CountDownLatch go) {
    Topology topology =
        new Topology(
            name,
            List.of(
                stage("numbers", List.of(), List.of("rows")),
                stage("slow", List.of("rows"), List.of("done")),
                stage("print", List.of("done"), List.of())),
            List.of(
                new Topology.Channel("rows", "Integer", 64),
                new Topology.Channel("done", "Integer", 64)),
            List.of());
    return PipelineRun.start(
        topology,
        group -> {
          Channel<Integer> rows = group.channel("rows", 64);
          Channel<Integer> done = group.channel("done", 64);
          group.go(
              "numbers",
              () -> {
                for (int i = 0; i < 1000; i++) {
                  rows.send(i);
                }
              },
              rows::close);
          group.go(
              "slow",
              () -> {
                for (int row : rows) {
                  go.await();
                  done.send(row);
                }
              },
              rows::abandon,
              done::close);
          group.go("print", () -> done.forEach(row -> {}), done::abandon);
          group.join();
          return null;
        });
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  private static JsonNode named(JsonNode array, String name) {
    for (JsonNode one : array) {
      if (one.get("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError(name + " is not in " + array);
  }

  @Test
  void bottleneckIsTheStageBeforeWhichWorkPilesUp() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (PipelineRun<Void> run = startBusy("Busy", go)) {
      JsonNode busy =
          client.await("Busy", one -> texts(one.get("bottlenecks")).equals(List.of("slow")));

      assertThat(busy.get("id").asLong()).isEqualTo(run.id());
      assertThat(busy.get("kind").asText()).isEqualTo("pipeline");
      assertThat(busy.get("state").asText()).isEqualTo("running");
      assertThat(busy.get("ended").isNull()).isTrue();
      JsonNode rows = named(busy.get("channels"), "rows");
      assertThat(texts(rows.get("from"))).containsExactly("numbers");
      assertThat(texts(rows.get("to"))).containsExactly("slow");
      assertThat(rows.get("length").asInt()).isEqualTo(64);
      assertThat(rows.get("capacity").asInt()).isEqualTo(64);
      assertThat(texts(rows.get("blockedSenders"))).containsExactly("numbers");
      JsonNode numbers = named(busy.get("stages"), "numbers");
      assertThat(numbers.get("state").asText()).isEqualTo("chan send");
      assertThat(numbers.get("goroutines").asInt()).isEqualTo(1);

      go.countDown();
      run.join();
      JsonNode over = client.await("Busy", one -> !one.get("ended").isNull());
      assertThat(over.get("state").asText()).isEqualTo("completed");
      assertThat(named(over.get("stages"), "slow").get("received").asLong()).isEqualTo(1000);
      assertThat(named(over.get("channels"), "done").get("sent").asLong()).isEqualTo(1000);
    }
  }

  @Test
  void stacksShowWhereGoroutinesAreBlocked() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (PipelineRun<Void> run = startBusy("Stacks", go)) {
      client.await("Stacks", one -> texts(one.get("bottlenecks")).contains("slow"));

      JsonNode goroutines =
          client.json("/api/v1/pipelines/" + run.id() + "/goroutines").get("goroutines");

      JsonNode numbers = named(goroutines, "numbers");
      assertThat(numbers.get("state").asText()).isEqualTo("chan send");
      assertThat(numbers.get("channel").asText()).isEqualTo("rows");
      assertThat(numbers.get("stack").toString()).contains("ApiTest");
      assertThat(client.get("/api/v1/dump").body()).contains("'numbers' [chan send]");
      go.countDown();
    }
  }

  @Test
  void mermaidAndPicture() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (PipelineRun<Void> run = startBusy("Drawn", go)) {
      client.await("Drawn", one -> one.get("channels").size() == 2);
      String path = "/api/v1/pipelines/" + run.id();

      assertThat(client.get(path + "/mermaid").body()).startsWith("flowchart LR\n");
      JsonNode edges = client.json(path + "/picture").get("edges");
      assertThat(edges).hasSize(2);
      assertThat(edges.get(0).get("channel").asText()).isEqualTo("rows");
      assertThat(client.get("/api/v1/pipelines/4711000/mermaid").status()).isEqualTo(404);
      go.countDown();
    }
  }

  @Test
  void deadlockIsShownWithWhoWaitsForWhom() throws Exception {
    try (Group group = Group.open("Philosophers")) {
      Channel<Integer> left = group.channel("left", 0);
      Channel<Integer> right = group.channel("right", 0);
      group.go("plato", () -> right.send(left.receive()));
      group.go("kant", () -> left.send(right.receive()));
      assertThrows(DeadlockException.class, group::join);
    }

    JsonNode run = client.await("Philosophers", one -> !one.get("ended").isNull());

    assertThat(run.get("state").asText()).isEqualTo("deadlocked");
    assertThat(run.get("kind").asText()).isEqualTo("group");
    assertThat(run.get("report").asText()).contains("'plato' waits for 'kant' waits for 'plato'");
  }

  @Test
  void failedRunHasItsReason() throws Exception {
    Topology topology =
        new Topology("Fails", List.of(stage("only", List.of(), List.of())), List.of(), List.of());
    PipelineRun<Void> run =
        PipelineRun.start(
            topology,
            group -> {
              group.go(
                  "only",
                  () -> {
                    throw new IllegalStateException("<script>alert(1)</script>");
                  });
              group.join();
              return null;
            });
    assertThrows(RuntimeException.class, run::join);

    JsonNode failed = client.await("Fails", one -> !one.get("ended").isNull());

    assertThat(failed.get("state").asText()).isEqualTo("failed");
    assertThat(failed.get("report").asText()).contains("'only' failed");
    assertThat(failed.get("report").asText()).contains("<script>alert(1)</script>");
    assertThat(client.get("/api/v1/pipelines").body()).doesNotContain("<script");
  }

  @Test
  void cancelledRunIsShownAsOne() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    PipelineRun<Void> run = startBusy("Cancelled", never);
    client.await("Cancelled", one -> one.get("channels").size() == 2);
    run.cancel();
    assertThrows(CancellationException.class, run::join);

    JsonNode cancelled = client.await("Cancelled", one -> !one.get("ended").isNull());

    assertThat(cancelled.get("state").asText()).isEqualTo("cancelled");
  }

  @Test
  void groupShowsItsGoroutinesAndChannels() throws Exception {
    try (Group group = Group.open("By hand")) {
      Channel<Integer> values = group.port("values", 0);
      group.go("taker", () -> values.receive());

      JsonNode run =
          client.await(
              "By hand",
              one ->
                  one.get("channels").size() == 1
                      && texts(named(one.get("channels"), "values").get("blockedReceivers"))
                          .contains("taker"));

      assertThat(run.get("kind").asText()).isEqualTo("group");
      JsonNode taker = named(run.get("stages"), "taker");
      assertThat(taker.get("state").asText()).isEqualTo("chan receive");
      assertThat(taker.get("received").isNull()).isTrue();
      values.send(1);
      group.join();
    }
  }

  @Test
  void eventsAreSamples() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    try (PipelineRun<Void> run = startBusy("Streamed", go);
        var socket = client.connect()) {
      assertThat(client.openStream(socket)).contains("text/event-stream");
      String first = Browserless.readUntil(socket.getInputStream(), "}]}");

      assertThat(first).contains("event: sample\ndata: {\"version\":1,");
      assertThat(first).contains("\"name\":\"Streamed\"");
      go.countDown();
      run.join();
      Browserless.readUntil(socket.getInputStream(), "\"completed\"");
    }
  }
}
