package example;

import java.util.List;
import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;



@Pipeline
interface ElementType {
  Channel<? super Number> numbers();

  @Stage
  static void producer(
      SendChannel<Integer> a,
      SendChannel<List<? extends Number>> b,
      SendChannel<Integer> c,
      SendChannel<Integer> numbers) {}
      //                   ^ [Sluice/ElementType] channel 'numbers' carries Object, as its method declares, but stage 'producer' sends Integer. Write SendChannel<? super Integer>.

  @Stage(in = "a")
  static void words(ReceiveChannel<String> in) {}
  //                                       ^ [Sluice/ElementType] channel 'a' carries Integer, which stage 'producer' sends, but stage 'words' receives String.

  @Stage(in = "b")
  static void lists(ReceiveChannel<List<Number>> in) {}
  //                                             ^ [Sluice/ElementType] channel 'b' carries List<? extends Number>, which stage 'producer' sends, but stage 'lists' receives List<Number>.

  @Stage(in = "c")
  static void wide(ReceiveChannel<Number> in) {}
  //                                      ^ [Sluice/ElementType] channel 'c' carries Integer, which stage 'producer' sends, but stage 'wide' receives Number. Write ReceiveChannel<? extends Number>.

  @Stage(in = "numbers")
  static void fits(ReceiveChannel<? super Integer> in) {}
}
