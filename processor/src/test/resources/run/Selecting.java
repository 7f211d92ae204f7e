// => 6 closed [10, 20] none
package example;

import dev.sluice.*;
import dev.sluice.annotation.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;

class Selecting {
  @SelectCases
  interface Progress {
    ReceiveChannel<Long> sizes();

    SendChannel<Integer> out();
  }

  static Object test() throws Exception {
    Channel<Long> sizes = Channel.make(3);
    for (long size = 1; size <= 3; size++) sizes.send(size);
    sizes.close();
    Channel<Integer> out = Channel.make(2);
    var select = new Selecting_ProgressSelect(sizes, null);
    long total = 0;
    String end = "";
    loop:
    while (true) {
      switch (select.await()) {
        case Selecting_ProgressSelect.Sizes(Long value, boolean ok) -> {
          if (!ok) {
            end = "closed";
            break loop;
          }
          total += value;
        }
        case Selecting_ProgressSelect.Out() -> throw new AssertionError();
      }
    }
    select.sizes(null);
    select.out(out);
    select.sendOut(10);
    select.await();
    select.sendOut(20);
    select.await();
    String last =
        switch (select.poll()) {
          case null -> "none";
          case Selecting_ProgressSelect.Case chosen -> chosen.toString();
        };
    return total + " " + end + " " + List.of(out.receive(), out.receive()) + " " + last;
  }
}
