package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.SelectCases;

/** A select that prefers its first case. */
@SelectCases(inOrder = true)
interface Prefers {
  ReceiveChannel<Void> stop();

  ReceiveChannel<String> lines();
}
