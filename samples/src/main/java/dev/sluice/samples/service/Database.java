package dev.sluice.samples.service;

import dev.sluice.Failed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.h2.jdbcx.JdbcConnectionPool;

/** The tables {@code orders} and {@code rejected}. Safe for use by several goroutines. */
final class Database implements AutoCloseable {
  /**
   * It is this program that closes the database, and not a shutdown hook of H2, which would come
   * before the orders that are still in flight. A commit is written before it returns.
   */
  private static final String SETTINGS =
      ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;WRITE_DELAY=0;TRACE_LEVEL_FILE=0";

  private static final String ORDERS =
      """
      CREATE TABLE IF NOT EXISTS orders (
        number BIGINT GENERATED ALWAYS AS IDENTITY,
        id UUID PRIMARY KEY,
        customer VARCHAR NOT NULL,
        item VARCHAR NOT NULL,
        quantity INTEGER NOT NULL,
        cents BIGINT NOT NULL,
        total BIGINT NOT NULL)
      """;

  private static final String REJECTED =
      """
      CREATE TABLE IF NOT EXISTS rejected (
        id UUID PRIMARY KEY,
        customer VARCHAR NOT NULL,
        item VARCHAR NOT NULL,
        quantity INTEGER NOT NULL,
        reason VARCHAR NOT NULL)
      """;

  private final JdbcConnectionPool connections;

  private Database(JdbcConnectionPool connections) {
    this.connections = connections;
  }

  /**
   * Opens a database, and makes the tables that it does not have.
   *
   * @param url where it is, as H2 has it, such as {@code jdbc:h2:file:/var/orders}
   * @return the database
   * @throws SQLException if it cannot be opened
   */
  static Database open(String url) throws SQLException {
    Database database = new Database(JdbcConnectionPool.create(url + SETTINGS, "sa", ""));
    try (Connection connection = database.connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(ORDERS);
      statement.execute(REJECTED);
    }
    return database;
  }

  /**
   * What each customer has ordered so far.
   *
   * @return the sums in cents
   * @throws SQLException if the database fails
   */
  Map<String, Long> totals() throws SQLException {
    Map<String, Long> totals = new HashMap<>();
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT customer, SUM(cents) FROM orders GROUP BY customer")) {
      while (rows.next()) {
        totals.put(rows.getString(1), rows.getLong(2));
      }
    }
    return totals;
  }

  /**
   * Stores orders in one transaction: all of them, or none.
   *
   * @param orders the orders
   * @throws SQLException if the database fails
   */
  void store(List<PricedOrder> orders) throws SQLException {
    insert(
        "INSERT INTO orders (id, customer, item, quantity, cents, total) VALUES (?, ?, ?, ?, ?, ?)",
        orders,
        (row, priced) -> {
          order(row, priced.order());
          row.setLong(5, priced.cents());
          row.setLong(6, priced.total());
        });
  }

  /**
   * Stores orders that were rejected, in one transaction.
   *
   * @param rejected the orders, and why
   * @throws SQLException if the database fails
   */
  void storeRejected(List<Failed<Order>> rejected) throws SQLException {
    insert(
        "INSERT INTO rejected (id, customer, item, quantity, reason) VALUES (?, ?, ?, ?, ?)",
        rejected,
        (row, failed) -> {
          order(row, failed.value());
          row.setString(5, reason(failed));
        });
  }

  /** Why an order was rejected. */
  static String reason(Failed<Order> failed) {
    return Objects.requireNonNullElse(failed.cause().getMessage(), failed.cause().toString());
  }

  private static void order(PreparedStatement row, Order order) throws SQLException {
    row.setObject(1, order.id());
    row.setString(2, order.customer());
    row.setString(3, order.item());
    row.setInt(4, order.quantity());
  }

  /** Sets the columns of a row. */
  private interface Columns<T> {
    void set(PreparedStatement row, T value) throws SQLException;
  }

  private <T> void insert(String sql, List<T> values, Columns<T> columns) throws SQLException {
    // A connection that was not committed is rolled back when it returns to the pool.
    try (Connection connection = connections.getConnection();
        PreparedStatement rows = connection.prepareStatement(sql)) {
      connection.setAutoCommit(false);
      for (T value : values) {
        columns.set(rows, value);
        rows.addBatch();
      }
      rows.executeBatch();
      connection.commit();
    }
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } finally {
      connections.dispose();
    }
  }
}
