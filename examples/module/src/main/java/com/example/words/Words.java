package com.example.words;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counts the words of a text by their length. */
@Pipeline
record Words(String text) {
  @Stage(out = "words")
  Stream<String> split() {
    return Stream.of(text.split(" "));
  }

  @Stage(in = "words", out = "lengths", workers = 2)
  static int length(String word) {
    return word.length();
  }

  @Stage(in = "lengths")
  static Map<Integer, Integer> count(ReceiveChannel<Integer> in) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int length : in) {
      counts.merge(length, 1, Integer::sum);
    }
    return counts;
  }
}
