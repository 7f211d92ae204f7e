package example;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.*;

@Pipeline
interface Generic<T> {
//^1 [Sluice/Generic] pipeline 'Generic' has type parameters, but a pipeline is wired with concrete types. Name the types.
  @Stage
  static <E extends Comparable<E>> void sort(ReceiveChannel<E> in, SendChannel<E> out) {}
  //                                    ^ [Sluice/Generic] stage 'sort' has type parameters, but a pipeline is wired with concrete types. Name the types.
}
