// missing partner: a range over a generator is left by a return
import dev.sluice.*;

class GeneratorLeftEarly {
  static ReceiveChannel<Integer> numbers() {
    Channel<Integer> out = Channel.make();
    Go.go(() -> {
      for (int i = 0; ; i++) out.send(i);
    });
    return out;
  }

  static int firstOver(int limit) {
    for (int n : numbers()) {
      if (n > limit) return n;
    }
    return -1;
  }

  static void main(String[] args) {
    System.out.println(firstOver(5));
  }
}
