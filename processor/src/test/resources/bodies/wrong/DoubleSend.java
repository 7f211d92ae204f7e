// missing partner: a missing return after the error lets the goroutine send twice
import dev.sluice.*;

class DoubleSend {
  static String load(String key) throws InterruptedException {
    Channel<String> reply = Channel.make();
    Go.go(() -> {
      if (key.isEmpty()) {
        reply.send("no key");
      }
      reply.send("value of " + key);
    });
    return reply.receive();
  }

  static void main(String[] args) throws InterruptedException {
    System.out.println(load(""));
  }
}
