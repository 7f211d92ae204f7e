// missing partner: a receiver ranges over a channel that its sender forgets to close
import dev.sluice.*;

class RangeNobodyCloses {
  static void main(String[] args) {
    Channel<Integer> values = Channel.make();
    Go.go(() -> {
      for (int i = 0; i < 3; i++) values.send(i);
    });
    for (int value : values) System.out.println(value);
  }
}
