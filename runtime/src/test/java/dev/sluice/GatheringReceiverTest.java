package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A receiver that has emptied a large buffer lets some values come together: those that have come
 * reach it although no others follow, whatever ends the channel meanwhile.
 */
final class GatheringReceiverTest {
  private static final int ROUNDS = 2_000;
  private static final int FEW = 3;

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 1024})
  void fewValuesArriveAlthoughTheSenderWaitsForAnAnswer(int capacity) throws InterruptedException {
    List<Integer> received = new ArrayList<>();
    try (Group group = Group.open("few")) {
      Channel<Integer> values = group.channel("values", capacity);
      Channel<Integer> answers = group.channel("answers", capacity);
      group.go(
          "sender",
          () -> {
            for (int round = 0; round < ROUNDS; round++) {
              for (int i = 0; i < FEW; i++) {
                values.send(FEW * round + i);
              }
              assertThat(answers.receive()).isEqualTo(round);
            }
          },
          values::close);
      group.go(
          "receiver",
          () -> {
            for (int value : values) {
              received.add(value);
              if (value % FEW == FEW - 1) {
                answers.send(value / FEW);
              }
            }
          },
          values::abandon);
      group.join();
    }
    assertThat(received).hasSize(FEW * ROUNDS);
    assertThat(received).isInStrictOrder();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 1024})
  void whateverEndsTheChannelEachValueIsReceivedOrTold(int capacity) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      int end = round % 3;
      AtomicInteger received = new AtomicInteger();
      AtomicInteger told = new AtomicInteger();
      try (Group group = Group.open("ends")) {
        Channel<Integer> values =
            group.channel("values", capacity, ignored -> told.incrementAndGet());
        Channel<Integer> first = group.channel("first", 1);
        group.go(
            "receiver",
            () -> {
              for (int value : values) {
                received.incrementAndGet();
                if (value == 0) {
                  first.close();
                }
              }
            });
        group.go(
            "sender",
            () -> {
              for (int i = 0; i < FEW; i++) {
                values.send(i);
              }
              first.receive();
              switch (end) {
                case 0 -> values.close();
                case 1 -> values.abandon();
                default -> group.cancel();
              }
            });
        group.join();
      } catch (CancellationException e) {
        assertThat(end).isEqualTo(2);
      }
      assertThat(received.get() + told.get()).isEqualTo(FEW);
    }
  }
}
