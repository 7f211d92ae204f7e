import dev.sluice.*;
import java.util.Optional;

/** The urgent channel is asked first. */
class PriorityChoice {
  static void main(String[] args) throws InterruptedException {
    Channel<String> urgent = Channel.make(10);
    Channel<String> normal = Channel.make(10);
    for (int i = 0; i < 3; i++) {
      normal.send("n" + i);
      urgent.send("u" + i);
    }
    urgent.close();
    normal.close();
    StringBuilder order = new StringBuilder();
    boolean open = true;
    while (open) {
      Optional<Received<String>> first = urgent.tryReceive().filter(Received::ok);
      Received<String> next = first.isPresent() ? first.get() : normal.receiveOk();
      open = next.ok();
      if (open) order.append(next.value());
    }
    if (!order.toString().equals("u0u1u2n0n1n2")) throw new AssertionError(order);
  }
}
