package com.example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.util.Locale;

/** Makes words loud. */
@Pipeline
public interface Shout {
  ReceiveChannel<String> words();

  SendChannel<String> loud();

  @Stage(in = "words", out = "loud", workers = 4, ordered = true)
  static String shout(String word) {
    return word.toUpperCase(Locale.ROOT) + "!";
  }
}
