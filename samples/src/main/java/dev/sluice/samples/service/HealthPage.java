package dev.sluice.samples.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.sluice.Channel;
import dev.sluice.ChannelState;
import dev.sluice.PipelineRun;
import dev.sluice.StageState;
import java.io.IOException;
import java.util.Locale;

/**
 * Says how the pipeline does: 200 if it takes orders, and 503 if it is full or has ended; and what
 * each stage and channel does, for people.
 */
final class HealthPage implements HttpHandler {
  private final PipelineRun<Void> run;
  private final Channel<Order> orders;

  HealthPage(PipelineRun<Void> run, Channel<Order> orders) {
    this.run = run;
    this.orders = orders;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean takes = !run.isDone() && orders.length() < orders.capacity();
      Answer.send(exchange, new Answer(takes ? 200 : 503, page(takes)));
    }
  }

  private String page(boolean takes) {
    StringBuilder page = new StringBuilder(takes ? "takes orders\n\n" : "takes no orders\n\n");
    line(page, "stage", "goroutines", "received", "sent", "state");
    for (StageState stage : run.stages()) {
      line(
          page,
          stage.name(),
          stage.goroutines(),
          stage.received(),
          stage.sent(),
          String.join(", ", stage.states()));
    }
    page.append('\n');
    line(page, "channel", "length", "capacity", "sent", "blocked");
    for (ChannelState channel : run.channels()) {
      line(
          page,
          channel.name(),
          channel.length(),
          channel.capacity(),
          channel.sent(),
          channel.blockedSenders().size()
              + " send, "
              + channel.blockedReceivers().size()
              + " receive");
    }
    return page.toString().stripTrailing();
  }

  private static void line(StringBuilder page, Object... cells) {
    page.append(String.format(Locale.ROOT, "%-16s %10s %10s %10s  %s%n", cells));
  }
}
