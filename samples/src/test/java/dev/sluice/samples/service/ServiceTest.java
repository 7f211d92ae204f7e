package dev.sluice.samples.service;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.samples.Run;
import dev.sluice.samples.Running;
import dev.sluice.samples.SampleProcess;
import dev.sluice.samples.net.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
  private static final int CLIENTS = 40;
  private static final int ACKNOWLEDGED = 400;

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void nothingIsLeft() {
    client.close();
    Run.assertNoGoroutineIsLeft();
  }

  private HttpResponse<String> send(HttpRequest.Builder request, Address service, String path)
      throws Exception {
    URI address = URI.create("http://" + service.host() + ":" + service.port() + path);
    return client.send(request.uri(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> order(Address service, String form) throws Exception {
    return send(
        HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(form)),
        service,
        "/orders");
  }

  private SampleProcess startProcess() throws Exception {
    return SampleProcess.start(
        "service", "--listen", "localhost:0", "--database", file(), "--credit", "1000000000");
  }

  private Path file() {
    return folder.resolve("orders");
  }

  private interface Query {
    void read(ResultSet rows) throws SQLException;
  }

  private void query(String sql, Query query) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file(), "sa", "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        query.read(rows);
      }
    }
  }

  private Set<UUID> ids(String table) throws SQLException {
    Set<UUID> ids = new HashSet<>();
    query("SELECT id FROM " + table, row -> ids.add(row.getObject(1, UUID.class)));
    return ids;
  }

  /** The orders of each customer were taken one after the other. */
  private void checkTotals() throws SQLException {
    Map<String, Long> totals = new HashMap<>();
    query(
        "SELECT customer, cents, total FROM orders ORDER BY number",
        row -> {
          long total = totals.merge(row.getString(1), row.getLong(2), Long::sum);
          assertThat(row.getLong(3)).isEqualTo(total);
        });
    assertThat(totals).hasSize(5);
  }

  @RepeatedTest(2)
  void onSigtermNothingIsLostThatWasAcknowledged() throws Exception {
    try (SampleProcess service = startProcess();
        OrderLoad load = new OrderLoad(service.address(), CLIENTS)) {
      load.awaitAcknowledged(ACKNOWLEDGED);

      service.terminate();

      assertThat(service.join()).isEqualTo(SampleProcess.TERMINATED);
      load.join();
      assertThat(load.unexpected).isEmpty();
      Set<UUID> stored = ids("orders");
      Set<UUID> rejected = ids("rejected");
      assertThat(stored).containsAtLeastElementsIn(load.stored);
      assertThat(rejected).containsAtLeastElementsIn(load.rejected);
      // What the pipeline had taken was answered, unless the connection was closed meanwhile.
      int silent = stored.size() + rejected.size() - load.stored.size() - load.rejected.size();
      assertThat(silent).isAtMost(load.unanswered.get());
      assertThat(service.out())
          .endsWith(stored.size() + " orders stored, " + rejected.size() + " rejected\n");
      checkTotals();
    }
  }

  @Test
  void notEvenWhenItIsKilled() throws Exception {
    try (SampleProcess service = startProcess();
        OrderLoad load = new OrderLoad(service.address(), CLIENTS)) {
      load.awaitAcknowledged(ACKNOWLEDGED);

      service.kill();

      service.join();
      load.join();
      assertThat(ids("orders")).containsAtLeastElementsIn(load.stored);
      assertThat(ids("rejected")).containsAtLeastElementsIn(load.rejected);
    }
  }

  @Test
  void ordersAreStoredOrRejectedWithAReason() throws Exception {
    Running running = Running.start("service", "--listen", "localhost:0", "--credit", "600");
    try (running) {
      Address service = running.address();

      HttpResponse<String> taken = order(service, "customer=ann&item=tea&quantity=2");
      assertThat(taken.statusCode()).isEqualTo(201);
      assertThat(taken.body()).endsWith(", in total 500 cents\n");
      HttpResponse<String> unknown = order(service, "customer=ann&item=beer&quantity=2");
      assertThat(unknown.statusCode()).isEqualTo(422);
      assertThat(unknown.body()).endsWith(", there is no 'beer'\n");
      HttpResponse<String> many = order(service, "customer=ann&item=tea&quantity=1001");
      assertThat(many.body()).endsWith(", 1001 is not from 1 to 1000\n");
      HttpResponse<String> credit = order(service, "customer=ann&item=tea&quantity=1");
      assertThat(credit.statusCode()).isEqualTo(422);
      assertThat(credit.body()).endsWith(", the credit of 'ann' is used up\n");
      assertThat(order(service, "customer=bob&item=tea&quantity=1").statusCode()).isEqualTo(201);
    }
    assertThat(running.out()).endsWith("2 orders stored, 3 rejected\n");
  }

  @Test
  void requestsThatAreNoOrdersGetNoFurther() throws Exception {
    try (Running running = Running.start("service", "--listen", "localhost:0")) {
      Address service = running.address();
      for (String form :
          new String[] {
            "",
            "customer",
            "customer=ann&item=tea",
            "customer=ann&item=tea&quantity=two",
            "customer=%zz&item=tea&quantity=1"
          }) {
        assertWithMessage(form).that(order(service, form).statusCode()).isEqualTo(400);
      }
      assertThat(order(service, "customer=" + "x".repeat(20_000)).statusCode()).isEqualTo(413);
      HttpResponse<String> get = send(HttpRequest.newBuilder(), service, "/orders");
      assertThat(get.statusCode()).isEqualTo(405);
      assertThat(get.headers().firstValue("Allow")).hasValue("POST");
    }
  }

  @Test
  void whatCustomersHaveOrderedOutlivesTheProcess() throws Exception {
    for (int total : new int[] {500, 1000}) {
      try (Running running =
          Running.start("service", "--listen", "localhost:0", "--database", file())) {
        String body = order(running.address(), "customer=ann&item=tea&quantity=2").body();
        assertThat(body).endsWith(", in total " + total + " cents\n");
      }
    }
  }

  @Test
  void theHealthPageShowsStagesAndChannels() throws Exception {
    try (Running running = Running.start("service", "--listen", "localhost:0")) {
      Address service = running.address();
      order(service, "customer=ann&item=tea&quantity=2");
      order(service, "customer=ann&item=beer&quantity=2");

      HttpResponse<String> health = send(HttpRequest.newBuilder(), service, "/health");

      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).startsWith("takes orders\n");
      assertThat(health.body()).containsMatch("pricing +4 +2 +2 ");
      assertThat(health.body()).containsMatch("storeOrders +1 +1 +0 ");
      assertThat(health.body()).containsMatch("storeRejections +1 +1 +0 ");
      assertThat(health.body()).containsMatch("orders +0 +1000 +2 ");
    }
  }

  @Test
  void aDatabaseThatFailsEndsTheServiceAndAcknowledgesNothing() throws Exception {
    Running running = Running.start("service", "--listen", "localhost:0", "--database", file());
    Address service = running.address();
    try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file(), "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE orders");
    }

    HttpResponse<String> answer = order(service, "customer=ann&item=tea&quantity=2");

    assertThat(answer.statusCode()).isEqualTo(500);
    Run run = running.join();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("service: the database: Table \"ORDERS\" not found");
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsOneLine() throws IOException {
    Path inAFile = Files.writeString(folder.resolve("text"), "").resolve("orders");

    Run run = Run.of("service", "--listen", "localhost:0", "--database", inAFile);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("service: the database: ");
    assertThat(run.err().lines().count()).isEqualTo(1);
  }
}
