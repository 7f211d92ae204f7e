package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A ring that no channel uses any more gives what it has kept. */
final class RingSegmentTest {
  @Test
  void valuesComeInTheirOrderThroughAllSegments() {
    RingSegment first = segment(4, 2, 6);
    first.next = segment(8, 6, 13);
    first.next.next = segment(64, 13, 70);
    assertThat(taken(first)).isEqualTo(indices(2, 70));
  }

  @Test
  void segmentsWithoutAValueArePassedOver() {
    RingSegment first = segment(4, 4, 4);
    first.next = segment(8, 4, 4);
    first.next.next = segment(8, 4, 7);
    assertThat(taken(first)).isEqualTo(indices(4, 7));
  }

  @Test
  void eachValueComesOnce() {
    RingSegment only = segment(1, 5, 6);
    assertThat(only.hasNext()).isTrue();
    assertThat(only.next()).isEqualTo(5L);
    assertThat(only.hasNext()).isFalse();
    assertThrows(NoSuchElementException.class, only::next);
    assertThat(taken(only)).isEmpty();
  }

  @Test
  void slotsOfALargeSegmentKeepOffItsEnds() {
    assertThat(new RingSegment(32).slots).hasLength(32);
    RingSegment large = new RingSegment(64);
    assertThat(large.length()).isEqualTo(64);
    assertThat(large.slot(0)).isEqualTo(16);
    assertThat(large.slot(63)).isEqualTo(large.slots.length - 1 - 16);
    assertThat(large.slot(64)).isEqualTo(large.slot(0));
  }

  @Test
  void isAsLongAsTheNextPowerOfTwo() {
    assertThat(IntStream.of(1, 2, 3, 4, 5, 16, 17).map(RingSegment::lengthFor).boxed().toList())
        .containsExactly(1, 2, 4, 4, 8, 16, 32)
        .inOrder();
  }

  /** A segment in which each value is its own index. */
  private static RingSegment segment(int length, long begin, long end) {
    RingSegment segment = new RingSegment(length);
    segment.begin = begin;
    segment.end = end;
    for (long index = begin; index < end; index++) {
      segment.slots[segment.slot(index)] = index;
    }
    return segment;
  }

  private static List<Object> taken(RingSegment segment) {
    List<Object> taken = new ArrayList<>();
    segment.forEach(taken::add);
    return taken;
  }

  private static List<Object> indices(long begin, long end) {
    List<Object> indices = new ArrayList<>();
    for (long index = begin; index < end; index++) {
      indices.add(index);
    }
    return indices;
  }
}
