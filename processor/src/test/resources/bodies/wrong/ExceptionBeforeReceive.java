// missing partner: an exception is thrown before the only receive
import dev.sluice.*;

class ExceptionBeforeReceive {
  static int total(String path) throws InterruptedException {
    Channel<Integer> size = Channel.make();
    Go.go(() -> size.send(path.length()));
    int depth = Integer.parseInt(path);
    return depth + size.receive();
  }

  static void main(String[] args) throws InterruptedException {
    try {
      System.out.println(total("not a number"));
    } catch (NumberFormatException expected) {
      System.out.println("bad path");
    }
  }
}
