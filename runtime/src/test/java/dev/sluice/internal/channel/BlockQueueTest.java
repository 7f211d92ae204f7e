package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BlockQueueTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 200})
  void isFirstInFirstOut(int most) {
    Random random = new Random(most);
    BlockQueue queue = new BlockQueue();
    Deque<Integer> expected = new ArrayDeque<>();
    for (int i = 0; i < 20_000; i++) {
      if (expected.isEmpty() || (expected.size() < most && random.nextBoolean())) {
        if (!queue.hasRoom()) {
          queue.prepare();
        }
        queue.add(i);
        expected.add(i);
      } else {
        assertThat(queue.remove()).isEqualTo(expected.remove());
      }
      assertThat(queue.size()).isEqualTo(expected.size());
    }
  }

  /** What a bounded channel relies on whose senders wait. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 127, 128, 129, 1_000})
  void oneSpareBlockIsEnoughAsLongAsAValueIsTakenBeforeOneIsAdded(int size) {
    for (int offset = 0; offset < 130; offset++) {
      BlockQueue queue = new BlockQueue();
      for (int i = 0; i < offset; i++) {
        prepareAndAdd(queue, i);
        queue.remove();
      }
      for (int i = 0; i < size; i++) {
        prepareAndAdd(queue, i);
      }
      if (!queue.hasSpare()) {
        queue.prepare();
      }
      for (int i = 0; i < 1_000; i++) {
        queue.remove();
        queue.add(i);
      }
    }
  }

  @Test
  void aBlockIsAllocatedOnlyWhenTheLastOneIsFull() {
    BlockQueue queue = new BlockQueue();
    int values = 0;
    while (queue.hasRoom()) {
      assertThat(queue.hasSpare()).isFalse();
      queue.add(values++);
    }
    assertThat(values).isEqualTo(64);
    queue.prepare();
    assertThat(queue.hasRoom()).isTrue();
    assertThat(queue.hasSpare()).isTrue();
  }

  @Test
  void whatIsTakenTogetherMayBeNothing() {
    BlockQueue queue = new BlockQueue();
    queue.add(1);
    queue.remove();
    assertThat(queue.removeAll()).isEmpty();
    assertThat(queue.size()).isEqualTo(0);
  }

  @Test
  void whatIsTakenTogetherIsThereLater() {
    BlockQueue queue = new BlockQueue();
    List<Object> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      prepareAndAdd(queue, i);
      if (i < 70) {
        queue.remove();
      } else {
        expected.add(i);
      }
    }
    Iterable<Object> all = queue.removeAll();
    assertThat(queue.size()).isEqualTo(0);
    List<Object> taken = new ArrayList<>();
    all.forEach(taken::add);
    assertThat(taken).isEqualTo(expected);
  }

  private static void prepareAndAdd(BlockQueue queue, int value) {
    if (!queue.hasRoom()) {
      queue.prepare();
    }
    queue.add(value);
  }
}
