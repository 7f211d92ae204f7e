package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;
import java.util.stream.IntStream;

@Pipeline
//^1 [Sluice/Disconnected] pipeline 'OrderLost' falls into parts that no channel connects:
// |      'numbers', 'anyOrder', 'keeps', 'write'
// |      'left', 'right', 'merge', 'raw', 'fine', 'again', 'last'
// |  Make them pipelines of their own, or say that it is intended with @SuppressWarnings("sluice:Disconnected").
interface OrderLost {
  @Stage(out = "numbers")
  static IntStream numbers() {
    return IntStream.empty();
  }

  @Stage(in = "numbers", out = "more", workers = 4)
  static int anyOrder(int number) {
    return number;
  }

  @Stage(in = "more", out = "evenMore", workers = 4, ordered = true)
  static int keeps(int number) {
    return number;
  }

  @Stage(in = "evenMore", ordered = true)
  //                                ^ [Sluice/OrderLost] stage 'write' depends on the order of what channel 'evenMore' brings (ordered = true), but stage 'anyOrder' has several workers and is not ordered, so the elements come in any order. Write 'ordered = true' on the stage with the workers, or let one stage send, or say that it is intended with @SuppressWarnings("sluice:OrderLost").
  static void write(ReceiveChannel<Integer> in) {}

  @Stage(out = "merged")
  static void left(SendChannel<Integer> out) {}

  @Stage(out = "merged")
  static void right(SendChannel<Integer> out) {}

  @Stage(ordered = true, in = {"merged", "fine"}, out = "unknown")
  //               ^ [Sluice/OrderLost] stage 'merge' depends on the order of what channel 'merged' brings (ordered = true), but stages 'left' and 'right' send to channel 'merged' at the same time, so the elements come in any order. Write 'ordered = true' on the stage with the workers, or let one stage send, or say that it is intended with @SuppressWarnings("sluice:OrderLost").
  static void merge(
      ReceiveChannel<Integer> merged, ReceiveChannel<Integer> fine, SendChannel<Integer> out) {}

  @Stage(out = "raw")
  static IntStream raw() {
    return IntStream.empty();
  }

  @Stage(in = "raw", out = "fine", workers = 2, ordered = true)
  static int fine(int number) {
    return number;
  }

  @Stage(in = "unknown", out = "known", workers = 3)
  static void again(ReceiveChannel<Integer> in, SendChannel<Integer> out) {}

  @Stage(in = "known", ordered = true)
  @SuppressWarnings("sluice:OrderLost")
  static int last(ReceiveChannel<Integer> in) {
    return 0;
  }
}
