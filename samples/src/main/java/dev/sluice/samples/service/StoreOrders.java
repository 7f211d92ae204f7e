package dev.sluice.samples.service;

import dev.sluice.annotation.Batch;
import dev.sluice.annotation.Stage;
import java.sql.SQLException;
import java.util.List;

/** Stores orders, and answers when they are stored. A database that fails ends the pipeline. */
@Stage(in = "priced")
@Batch(max = 100, millis = 200)
public final class StoreOrders {
  private final Database database;

  StoreOrders(Database database) {
    this.database = database;
  }

  /**
   * Stores a batch in one transaction.
   *
   * @param orders the batch
   * @throws SQLException if the database fails
   */
  public void store(List<PricedOrder> orders) throws SQLException {
    database.store(orders);
    for (PricedOrder priced : orders) {
      priced.order().reply().trySend(new Receipt.Stored(priced.total()));
    }
  }
}
