package com.example.orders;

import dev.sluice.Channel;
import dev.sluice.ChannelAbandonedException;
import dev.sluice.PipelineRun;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The pipeline as a part of the context: it starts with it, and when the context stops, the web server first, what was
 * accepted is processed to the end.
 */
@Component("orders-pipeline")
class OrderPipeline implements SmartLifecycle, HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(OrderPipeline.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final OrdersPipeline pipeline;
  private volatile Channel<Order> incoming;
  private volatile PipelineRun<Void> run;

  OrderPipeline(OrdersPipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Hands an order to the pipeline.
   *
   * @return false if the pipeline is behind, or has ended
   */
  boolean offer(Order order) throws InterruptedException {
    try {
      return incoming.trySend(order, Duration.ofMillis(200));
    } catch (ChannelAbandonedException e) {
      return false;
    }
  }

  @Override
  public void start() {
    incoming = Channel.make("incoming", 100);
    run = pipeline.start(incoming);
    run.completion()
        .whenComplete(
            (result, failure) -> {
              if (failure != null) {
                LOG.error("the pipeline has ended", failure);
              }
            });
  }

  @Override
  public void stop() {
    try (PipelineRun<Void> ending = run) {
      LOG.info(ending.drain(PATIENCE) ? "all orders are booked" : "orders were dropped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      run = null;
    }
  }

  @Override
  public boolean isRunning() {
    return run != null;
  }

  /** The web server stops in a later phase, and what stops first has the highest: so it is before us. */
  @Override
  public int getPhase() {
    return 0;
  }

  @Override
  public Health health() {
    PipelineRun<Void> now = run;
    if (now == null || now.isDone()) {
      return Health.down().build();
    }
    Health.Builder health = Health.up();
    now.channels()
        .forEach(
            channel ->
                health.withDetail(channel.name(), channel.length() + " of " + channel.capacity()));
    return health.build();
  }
}
