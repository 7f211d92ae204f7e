// misuse: a goroutine uses a channel field that is assigned after it was started
import dev.sluice.*;

class ChannelMadeLate {
  private Channel<String> log;

  void start() throws InterruptedException {
    Go.go(() -> {
      for (String line : log) System.out.println(line);
    });
    log = Channel.make();
    log.send("started");
  }
}
