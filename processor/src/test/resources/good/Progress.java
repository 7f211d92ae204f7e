package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.SelectCases;

/** A select with a receiving and a sending case. */
@SelectCases
interface Progress {
  ReceiveChannel<Long> sizes();

  SendChannel<Integer> out();
}
