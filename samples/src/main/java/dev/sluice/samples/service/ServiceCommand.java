package dev.sluice.samples.service;

import com.sun.net.httpserver.HttpServer;
import dev.sluice.Channel;
import dev.sluice.GoroutineFailedException;
import dev.sluice.PipelineRun;
import dev.sluice.Select;
import dev.sluice.StageState;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import dev.sluice.samples.Termination;
import dev.sluice.samples.net.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A web service around a pipeline, which loses nothing that it has acknowledged. */
@Command(
    name = "service",
    description = {
      "A web service that takes orders into a database, until Enter or SIGTERM.",
      "Try: curl -d 'customer=ann&item=tea&quantity=2' http://HOST:PORT/orders",
      "and: curl http://HOST:PORT/health"
    })
public final class ServiceCommand implements Callable<Integer> {
  /** How many orders wait for the pipeline. */
  private static final int WAITING = 1_000;

  /** How long an answer that is ready may take to be written. */
  private static final int LAST_ANSWERS_SECONDS = 1;

  private final Terminal terminal;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:8000",
      description = "Where to listen (${DEFAULT-VALUE}).")
  private Address address;

  @Option(
      names = "--database",
      paramLabel = "FILE",
      description = "Where the orders are kept; in memory if it is not given.")
  private Path file;

  @Option(
      names = "--credit",
      paramLabel = "CENTS",
      defaultValue = "100000",
      description = "How much a customer may order in total (${DEFAULT-VALUE}).")
  private long credit;

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      defaultValue = "20s",
      description = "How long what is in flight may take at the end (${DEFAULT-VALUE}).")
  private Duration grace;

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public ServiceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    String url = file == null ? "jdbc:h2:mem:orders" : "jdbc:h2:file:" + file.toAbsolutePath();
    Channel<Order> orders = Channel.make("orders", WAITING);
    try (Termination termination = Termination.watch(grace.plusSeconds(5));
        Database database = Database.open(url);
        PipelineRun<Void> run = start(database, orders)) {
      serve(run, orders, termination);
      run.join();
      terminal
          .out()
          .println(
              received(run, "storeOrders")
                  + " orders stored, "
                  + received(run, "storeRejections")
                  + " rejected");
      return 0;
    } catch (SQLException e) {
      throw new Problem("the database: " + e.getMessage());
    } catch (GoroutineFailedException e) {
      if (e.getCause() instanceof SQLException database) {
        throw new Problem("the database: " + database.getMessage());
      }
      throw e;
    } catch (CancellationException e) {
      throw new Problem("not everything was stored after " + grace.toSeconds() + " s");
    }
  }

  private static long received(PipelineRun<Void> run, String stage) {
    return run.stages().stream()
        .filter(state -> state.name().equals(stage))
        .mapToLong(StageState::received)
        .sum();
  }

  private PipelineRun<Void> start(Database database, Channel<Order> orders) throws SQLException {
    return new IntakePipeline(
            new Pricing(database.totals(), credit),
            new StoreOrders(database),
            new StoreRejections(database))
        .start(orders);
  }

  /** Serves until the end, and drains the pipeline then. */
  private void serve(PipelineRun<Void> run, Channel<Order> orders, Termination termination)
      throws IOException, InterruptedException {
    Channel<Void> ended = Channel.make("ended", 0);
    run.completion().whenComplete((result, failure) -> ended.close());
    InetSocketAddress socket =
        new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
    HttpServer server = HttpServer.create(socket, 0);
    try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      server.setExecutor(requests);
      server.createContext("/orders", new OrderEndpoint(orders, ended));
      server.createContext("/health", new HealthPage(run, orders));
      server.start();
      terminal
          .out()
          .println("service listens on " + address.host() + ":" + server.getAddress().getPort());
      Select.of(
              Select.receive(terminal.enter()),
              Select.receive(termination.asked()),
              Select.receive(ended))
          .await();
      // From here on requests get 503. Those that the pipeline has taken are answered.
      run.drain(grace);
      server.stop(LAST_ANSWERS_SECONDS);
    }
  }
}
