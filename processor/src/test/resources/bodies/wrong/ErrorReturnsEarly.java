// missing partner: an error returns before the only receive
import dev.sluice.*;

class ErrorReturnsEarly {
  static int total(String path) throws InterruptedException {
    Channel<Integer> size = Channel.make();
    Go.go(() -> size.send(path.length()));
    if (!path.startsWith("/")) {
      return -1;
    }
    return size.receive();
  }

  static void main(String[] args) throws InterruptedException {
    System.out.println(total("relative"));
  }
}
