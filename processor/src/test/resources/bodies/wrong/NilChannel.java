// missing partner: a channel field is never made
import dev.sluice.*;

class NilChannel {
  private Channel<String> updates = Channel.nil();

  void update(String text) throws InterruptedException {
    updates.send(text);
  }

  static void main(String[] args) throws InterruptedException {
    new NilChannel().update("x");
  }
}
