import dev.sluice.*;

/** Several sources merged by select until both are closed. */
class FanIn {
  static ReceiveChannel<String> source(String name, int n) {
    Channel<String> out = Channel.make();
    Go.go(
        () -> {
          for (int i = 0; i < n; i++) out.send(name + i);
          out.close();
        });
    return out;
  }

  static ReceiveChannel<String> merge(ReceiveChannel<String> a, ReceiveChannel<String> b) {
    Channel<String> out = Channel.make();
    Go.go(
        () -> {
          var first = Select.receive(a);
          var second = Select.receive(b);
          int open = 2;
          while (open > 0) {
            var chosen = Select.of(first, second).await() == first ? first : second;
            if (chosen.ok()) {
              out.send(chosen.value());
            } else {
              chosen.channel(null);
              open--;
            }
          }
          out.close();
        });
    return out;
  }

  static void main(String[] args) {
    int n = 0;
    for (String ignored : merge(source("a", 10), source("b", 20))) n++;
    if (n != 30) throw new AssertionError(n);
  }
}
