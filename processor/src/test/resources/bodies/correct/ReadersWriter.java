import dev.sluice.*;
import java.util.HashMap;
import java.util.Map;

/** A server goroutine that owns a map. */
class ReadersWriter {
  sealed interface Command {}

  record Put(String key, int value) implements Command {}

  record Get(String key, SendChannel<Integer> answer) implements Command {}

  static void serve(ReceiveChannel<Command> commands) throws InterruptedException {
    Map<String, Integer> map = new HashMap<>();
    for (Command command : commands) {
      switch (command) {
        case Put put -> map.put(put.key(), put.value());
        case Get get -> get.answer().send(map.get(get.key()));
      }
    }
  }

  static void main(String[] args) throws InterruptedException {
    Channel<Command> commands = Channel.make();
    Go.go(() -> serve(commands));
    Channel<Integer> answer = Channel.make();
    commands.send(new Put("a", 1));
    commands.send(new Get("a", answer));
    int a = answer.receive();
    commands.send(new Get("b", answer));
    if (a != 1 || answer.receive() != null) throw new AssertionError(a);
    commands.close();
  }
}
