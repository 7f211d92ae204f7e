// missing partner: an exception skips the close, and the receiver waits
import dev.sluice.*;

class FailureSwallowsClose {
  static void main(String[] args) {
    Channel<Integer> values = Channel.make();
    Go.go(() -> {
      for (String text : new String[] {"1", "x"}) values.send(Integer.parseInt(text));
      values.close();
    });
    for (int value : values) System.out.println(value);
  }
}
