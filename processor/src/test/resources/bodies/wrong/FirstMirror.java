// missing partner: the first of n answers is taken
import dev.sluice.*;
import java.util.List;

class FirstMirror {
  static String fastest(List<String> mirrors) throws InterruptedException {
    Channel<String> answers = Channel.make();
    for (String mirror : mirrors) {
      Go.go(() -> answers.send(mirror));
    }
    return answers.receive();
  }

  static void main(String[] args) throws InterruptedException {
    System.out.println(fastest(List.of("a", "b", "c")));
  }
}
