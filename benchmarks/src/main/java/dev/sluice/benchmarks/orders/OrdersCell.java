package dev.sluice.benchmarks.orders;

import java.util.ArrayList;
import java.util.List;

/**
 * One table: how the work is divided, and how much there is.
 *
 * @param shape how it is divided
 * @param extra what is done for each order
 */
record OrdersCell(Shape shape, Computation extra) {
  private static final List<Shape> SHAPES =
      List.of(Shape.FUSED, Shape.ORDERED, Shape.UNORDERED, Shape.BROADCAST);

  /** The cheapest job only: whether a change has helped. */
  static List<OrdersCell> brief() {
    return SHAPES.stream().map(shape -> new OrdersCell(shape, Computation.NONE)).toList();
  }

  /** Three sizes of four shapes, overlap, and elements that wait. */
  static List<OrdersCell> all() {
    List<OrdersCell> cells = new ArrayList<>(brief());
    for (Computation extra : List.of(Computation.MICROSECOND, Computation.TWENTY_MICROSECONDS)) {
      SHAPES.forEach(shape -> cells.add(new OrdersCell(shape, extra)));
    }
    cells.add(new OrdersCell(Shape.FUSED, Computation.BOTH_SIDES));
    cells.add(new OrdersCell(Shape.WAITING, Computation.WAIT));
    return cells;
  }

  /** The cheapest job, fused and with workers. */
  static List<OrdersCell> withoutOrder() {
    return List.of(
        new OrdersCell(Shape.FUSED, Computation.NONE),
        new OrdersCell(Shape.UNORDERED, Computation.NONE));
  }

  String title() {
    return "%s; %s".formatted(shape.title(), extra.title());
  }
}
