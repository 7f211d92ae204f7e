import dev.sluice.*;
import java.util.List;

/** The first answer wins, the others have room. */
class FirstOf {
  static String first(List<String> mirrors) throws InterruptedException {
    Channel<String> answers = Channel.make(mirrors.size());
    for (String mirror : mirrors) Go.go(() -> answers.send("from " + mirror));
    return answers.receive();
  }

  static void main(String[] args) throws InterruptedException {
    if (!first(List.of("a", "b", "c")).startsWith("from ")) throw new AssertionError();
  }
}
