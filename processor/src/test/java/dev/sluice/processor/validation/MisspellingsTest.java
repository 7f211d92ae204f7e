package dev.sluice.processor.validation;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far two names are apart, and when one may be meant by the other. */
class MisspellingsTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "'', abc, 3",
    "abc, '', 3",
    "squares, Squares, 0",
    "squares, square, 1",
    "square, squares, 1",
    "squares, sqares, 1",
    "squares, spuares, 1",
    "ab, ba, 1",
    "squares, suqares, 1",
    "squares, squaers, 1",
    "abcd, badc, 2",
    "abcdef, badcfe, 3",
    "aab, aba, 1",
    "ac, bca, 2",
    "kitten, sitting, 3",
    "abc, xyz, 3"
  })
  void distance(String left, String right, int expected) {
    assertThat(Misspellings.distance(left, right)).isEqualTo(expected);
    assertThat(Misspellings.distance(right, left)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "in, IN, true",
    "in, on, true",
    "in, it, true",
    "in, out, false",
    "numbers, nubmers, true",
    "numbers, nubmres, true",
    "numbers, nubmrse, false",
    "left, right, false"
  })
  void isSimilar(String a, String b, boolean expected) {
    assertThat(Misspellings.isSimilar(a, b)).isEqualTo(expected);
    assertThat(Misspellings.isSimilar(b, a)).isEqualTo(expected);
  }
}
