package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

/** Two of three ends agree: the third is the one that is wrong. */
@Pipeline
interface ElementTypeOfSenders {
  @Stage(out = "words")
  static void first(SendChannel<Integer> out) {}
  //                                     ^ [Sluice/ElementType] channel 'words' carries String, which stage 'second' sends, but stage 'first' sends Integer.

  @Stage(out = "words")
  static void second(SendChannel<String> out) {}

  @Stage(in = "words")
  static void reader(ReceiveChannel<? extends CharSequence> in) {}
}
