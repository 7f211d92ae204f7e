import dev.sluice.*;

/** A server that answers on a channel in the request. */
class RequestResponse {
  record Request(int value, SendChannel<Integer> answer) {}

  static void main(String[] args) throws InterruptedException {
    Channel<Request> requests = Channel.make();
    Go.go(
        () -> {
          for (Request request : requests) request.answer().send(request.value() + 1);
        });
    for (int i = 0; i < 10; i++) {
      Channel<Integer> answer = Channel.make();
      requests.send(new Request(i, answer));
      if (answer.receive() != i + 1) throw new AssertionError(i);
    }
    requests.close();
  }
}
