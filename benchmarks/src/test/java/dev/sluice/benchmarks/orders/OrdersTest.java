package dev.sluice.benchmarks.orders;

import static com.google.common.truth.Truth.assertThat;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every peer comes to the sums of the loop, in every shape that it has. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class OrdersTest {
  private static final int ORDERS = 1_000;

  @ParameterizedTest
  @MethodSource("peersAndShapes")
  void thePeerFindsTheSumsOfTheLoop(OrdersPeer peer, Shape shape) throws Exception {
    Job job = Job.of(Computation.NONE, ORDERS);

    assertThat(peer.library().run(shape, job)).isEqualTo(job.inALoop());
  }

  static Stream<Arguments> peersAndShapes() {
    return Arrays.stream(OrdersPeer.values())
        .flatMap(
            peer ->
                Arrays.stream(Shape.values())
                    .filter(peer::has)
                    .map(shape -> Arguments.of(peer, shape)));
  }
}
