// missing partner: a server forgets to answer one kind of request
import dev.sluice.*;

class AnswerChannelForgotten {
  record Request(String kind, SendChannel<String> answer) {}

  static void main(String[] args) throws InterruptedException {
    try (Group group = Group.open("server")) {
      Channel<Request> requests = group.channel("requests", 0);
      group.go("server", () -> {
        for (Request request : requests) {
          if (request.kind().equals("get")) request.answer().send("value");
        }
      });
      Channel<String> answer = group.channel("answer", 0);
      requests.send(new Request("put", answer));
      System.out.println(answer.receive());
      requests.close();
      group.join();
    }
  }
}
