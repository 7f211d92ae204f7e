package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.*;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

@Pipeline
interface Batch {
  @Stage(out = "a")
  @dev.sluice.annotation.Batch(max = 10)
//^ [Sluice/Batch] stage 'source' has @Batch, but receives or produces its elements by itself. Call receiveUpTo(...) of the channel, or make it a function of a List.
  static Stream<String> source() {
    return Stream.of();
  }

  @Stage(in = "a", out = "b")
  @dev.sluice.annotation.Batch(max = 10)
  static int single(int number) {
  //                    ^ [Sluice/Batch] stage 'single' has @Batch, but takes int instead of a list. Take a List<Integer>.
    return number;
  }

  @Stage(in = "b", out = "c")
  @dev.sluice.annotation.Batch(max = 10)
  static String collection(Collection<String> texts) {
  //                                          ^ [Sluice/Batch] stage 'collection' has @Batch, but takes Collection<String> instead of a list. Take a List<String>.
    return "";
  }

  @Stage(in = "c", out = "d")
  @dev.sluice.annotation.Batch(max = 0)
  //                                 ^ [Sluice/Batch] stage 'empty' has @Batch(max = 0), but a batch has at least one element. Write 1 or more.
  static String empty(List<String> texts) {
    return "";
  }

  @Stage(in = "d", out = "e")
  @dev.sluice.annotation.Batch(max = Stage.PROCESSORS)
  //                                      ^ [Sluice/Batch] stage 'processors' has @Batch(max = -2147483648), but a batch has at least one element. Write 1 or more.
  static String processors(List<String> texts) {
    return "";
  }

  @Stage(in = "e", out = "f")
  @dev.sluice.annotation.Batch(max = 10, millis = -1)
  //                                              ^ [Sluice/Batch] stage 'past' has @Batch(millis = -1). Write 0 for a batch of what is there, or the time to wait for more.
  static String past(List<String> texts) {
    return "";
  }

  @Stage(in = "f")
  @dev.sluice.annotation.Batch(max = 10)
//^ [Sluice/Batch] stage 'goroutine' has @Batch, but receives or produces its elements by itself. Call receiveUpTo(...) of the channel, or make it a function of a List.
  static void goroutine(ReceiveChannel<String> f) {}

  @Stage(out = "words")
  static Stream<String> words() {
    return Stream.of();
  }

  @Stage(in = "words")
  static void forgotten(List<String> words) {}
  //                                 ^ [Sluice/ElementType] channel 'words' carries String, which stage 'words' sends, but stage 'forgotten' receives List<String>. Put @Batch(max = ...) on the stage to get several at once.

  @dev.sluice.annotation.Batch(max = 10)
//^ [Sluice/Batch] @Batch on method 'helper' has no effect, because the method is not a stage. Put @Stage on it, or remove @Batch.
  static void helper(List<String> words) {}
}
