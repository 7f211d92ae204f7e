package dev.sluice.generated;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.ChannelAbandonedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a stage throws is handed over wherever it throws it, and what the loop throws is not. */
final class AttemptedElementsTest {
  private final List<Exception> handedOver = new ArrayList<>();

  private List<Integer> loop(AttemptedElements<Integer> elements) {
    List<Integer> seen = new ArrayList<>();
    try (elements) {
      for (int element : elements) {
        seen.add(element);
      }
    }
    return seen;
  }

  @Test
  void allElementsComeWhereNothingFails() throws Exception {
    assertThat(loop(AttemptedElements.of(() -> List.of(1, 2), handedOver::add)))
        .containsExactly(1, 2);
    assertThat(loop(AttemptedElements.ofStream(() -> IntStream.of(3, 4), handedOver::add)))
        .containsExactly(3, 4);
    assertThat(handedOver).isEmpty();
  }

  @Test
  void theCallFails() throws Exception {
    IOException cause = new IOException("call");
    assertThat(
            loop(
                AttemptedElements.of(
                    () -> {
                      throw cause;
                    },
                    handedOver::add)))
        .isEmpty();
    assertThat(handedOver).containsExactly(cause);
  }

  @Test
  void theIterationFailsAfterAnElement() throws Exception {
    Stream<Integer> stream =
        Stream.of(1, 2, 3)
            .peek(
                i -> {
                  if (i == 2) {
                    throw new IllegalStateException("two");
                  }
                });
    assertThat(loop(AttemptedElements.ofStream(() -> stream, handedOver::add))).containsExactly(1);
    assertThat(handedOver).hasSize(1);
    assertThat(handedOver.getFirst()).hasMessageThat().isEqualTo("two");
  }

  @Test
  void theCloseFails() throws Exception {
    Stream<Integer> stream =
        Stream.of(1)
            .onClose(
                () -> {
                  throw new IllegalStateException("close");
                });
    assertThat(loop(AttemptedElements.ofStream(() -> stream, handedOver::add))).containsExactly(1);
    assertThat(handedOver).hasSize(1);
  }

  @Test
  void aCloseThatFailsAfterTheIterationIsSuppressed() throws Exception {
    Stream<Integer> stream =
        Stream.of(1)
            .<Integer>map(
                i -> {
                  throw new IllegalStateException("iteration");
                })
            .onClose(
                () -> {
                  throw new IllegalStateException("close");
                });
    assertThat(loop(AttemptedElements.ofStream(() -> stream, handedOver::add))).isEmpty();
    assertThat(handedOver).hasSize(1);
    assertThat(handedOver.getFirst()).hasMessageThat().isEqualTo("iteration");
    assertThat(handedOver.getFirst().getSuppressed()).hasLength(1);
  }

  @Test
  void whatTheLoopThrowsIsNotHandedOverAndTheStreamIsClosed() throws Exception {
    List<String> closed = new ArrayList<>();
    AttemptedElements<Integer> elements =
        AttemptedElements.ofStream(
            () -> Stream.of(1, 2).onClose(() -> closed.add("closed")), handedOver::add);
    assertThrows(
        ChannelAbandonedException.class,
        () -> {
          try (elements) {
            for (int element : elements) {
              throw new ChannelAbandonedException("abandoned at " + element);
            }
          }
        });
    assertThat(closed).containsExactly("closed");
    assertThat(handedOver).isEmpty();
  }

  @Test
  void anInterruptIsNoFailureAndTakesNoElement() throws Exception {
    Iterator<Integer> iterator = List.of(1, 2).iterator();
    AttemptedElements<Integer> elements =
        AttemptedElements.of(() -> () -> iterator, handedOver::add);
    Thread.currentThread().interrupt();
    Iterator<Integer> attempt = elements.iterator();
    assertThrows(InterruptedException.class, attempt::hasNext);
    assertThat(handedOver).isEmpty();
    assertThat(iterator.next()).isEqualTo(1);
  }

  @Test
  void whatIsNoFailureIsThrownOn() {
    assertThrows(
        InterruptedException.class,
        () ->
            AttemptedElements.of(
                () -> {
                  throw new InterruptedException();
                },
                e -> Rejection.of(1, e)));
  }
}
