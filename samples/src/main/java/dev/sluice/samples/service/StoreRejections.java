package dev.sluice.samples.service;

import dev.sluice.Failed;
import dev.sluice.annotation.Batch;
import dev.sluice.annotation.Stage;
import java.sql.SQLException;
import java.util.List;

/** Stores orders that were rejected in a table of their own, and answers then. */
@Stage(in = "rejected")
@Batch(max = 100, millis = 200)
public final class StoreRejections {
  private final Database database;

  StoreRejections(Database database) {
    this.database = database;
  }

  /**
   * Stores a batch in one transaction.
   *
   * @param rejected the batch
   * @throws SQLException if the database fails
   */
  public void store(List<Failed<Order>> rejected) throws SQLException {
    database.storeRejected(rejected);
    for (Failed<Order> failed : rejected) {
      failed.value().reply().trySend(new Receipt.Rejected(Database.reason(failed)));
    }
  }
}
