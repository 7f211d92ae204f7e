// misuse: a trailer is sent after the close
import dev.sluice.*;

class SendAfterTheEnd {
  static void produce(SendChannel<String> out) throws InterruptedException {
    for (String line : "a b c".split(" ")) out.send(line);
    out.close();
    out.send("end");
  }
}
