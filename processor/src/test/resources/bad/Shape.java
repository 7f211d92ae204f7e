package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface Shape {
  int size();
  //  ^ [Sluice/Shape] abstract method 'size' of a pipeline declares no channel: it does not return one. Expected is a method without parameters that returns Channel, SendChannel or ReceiveChannel.

  Channel<Integer> of(int number);
  //               ^ [Sluice/Shape] abstract method 'of' of a pipeline declares no channel: it has parameters. Expected is a method without parameters that returns Channel, SendChannel or ReceiveChannel.

  @Stage
  void missing(SendChannel<Integer> out);
  //   ^ [Sluice/Shape] method 'missing' is not a stage: it is abstract. Give it a body, or remove @Stage.

  @Stage
  default void onInstance(SendChannel<Integer> out) {}
  //           ^ [Sluice/Shape] method 'onInstance' is not a stage: an interface has no instance to call it on. Make it static, or declare the pipeline as a class.

  @Stage
  static void twoValues(int a, String b) {}
  //                                  ^ [Sluice/Shape] method 'twoValues' is not a stage: it takes more than one value: 'a' and 'b'. A stage takes channels, or one value at a time.

  @Stage
  static void mixed(int a, ReceiveChannel<String> in) {}
  //                    ^ [Sluice/Shape] method 'mixed' is not a stage: it takes a value, 'a', and receives from a channel, 'in'. Take both as channels.

  @Stage
  static int sendsAndReturns(SendChannel<Integer> out) {
  //         ^ [Sluice/Shape] method 'sendsAndReturns' is not a stage: it sends to a channel and returns a result. Return void, or send the result too.
    return 1;
  }

  @Stage
  static void array(ReceiveChannel<?>[] inputs) {}
  //                                    ^ [Sluice/Shape] method 'array' is not a stage: parameter 'inputs' is an array of channels. Write one parameter for each channel.
}
