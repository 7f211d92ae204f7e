// missing partner: the main goroutine sends before anybody receives
import dev.sluice.*;

class SendToMyself {
  static void main(String[] args) throws InterruptedException {
    Channel<String> messages = Channel.make();
    messages.send("hello");
    String message = messages.receive();
    System.out.println(message);
  }
}
