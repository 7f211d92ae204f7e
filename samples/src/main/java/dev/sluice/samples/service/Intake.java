package dev.sluice.samples.service;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Pipeline;

/**
 * What happens to orders: they are priced, and stored in batches; so are those that are rejected.
 */
@Pipeline(stages = {Pricing.class, StoreOrders.class, StoreRejections.class})
interface Intake {
  /** Where the requests send them. */
  ReceiveChannel<Order> orders();
}
