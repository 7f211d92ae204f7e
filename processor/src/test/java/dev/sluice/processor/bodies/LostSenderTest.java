package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class LostSenderTest {
  @Test
  void someoneIsLeftWaiting() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;
        import java.util.List;

        class Lost {
          String first(List<String> urls) throws InterruptedException {
            Channel<String> answers = Channel.make();
            for (String url : urls) {
              Go/*!LostSender*/.go(() -> answers.send(fetch(url)));
            }
            return answers.receive();
          }

          String early(String url) throws InterruptedException {
            Channel<String> answer = Channel.make();
            Go/*!LostSender*/.go(() -> answer.send(fetch(url)));
            if (url.isEmpty()) return "";
            return answer.receive();
          }

          String timeout(String url) throws InterruptedException {
            Channel<String> answer = Channel.make();
            Go/*!LostSender*/.go(() -> answer.send(fetch(url)));
            var result = Select.receive(answer);
            var late = Select.receive(Timer.after(Duration.ofSeconds(1)));
            return Select.of(result, late).await() == late ? "late" : result.value();
          }

          String twice(String url) throws InterruptedException {
            Channel<String> answer = Channel.make();
            Go/*!LostSender*/.go(
                () -> {
                  if (url.isEmpty()) {
                    answer.send("error");
                  }
                  answer.send(fetch(url));
                });
            return answer.receive();
          }

          int generator() {
            Channel<Integer> numbers = Channel.make();
            Go/*!LostSender*/.go(
                () -> {
                  for (int i = 0; i < 100; i++) numbers.send(i);
                  numbers.close();
                });
            for (int n : numbers) {
              if (n > 3) return n;
            }
            return 0;
          }

          private static String fetch(String url) {
            return url;
          }
        }
        """);
  }

  @Test
  void everySenderIsMetOrHasRoom() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;
        import java.util.List;

        class Met {
          String room(List<String> urls) throws InterruptedException {
            Channel<String> answers = Channel.make(urls.size());
            for (String url : urls) Go.go(() -> answers.send(fetch(url)));
            return answers.receive();
          }

          String all(List<String> urls) throws InterruptedException {
            Channel<String> answers = Channel.make();
            for (String url : urls) Go.go(() -> answers.send(fetch(url)));
            String longest = "";
            for (int i = 0; i < urls.size(); i++) {
              String answer = answers.receive();
              if (answer.length() > longest.length()) longest = answer;
            }
            return longest;
          }

          String timeout(String url) throws InterruptedException {
            Channel<String> answer = Channel.make(1);
            Go.go(() -> answer.send(fetch(url)));
            var result = Select.receive(answer);
            var late = Select.receive(Timer.after(Duration.ofSeconds(1)));
            return Select.of(result, late).await() == late ? "late" : result.value();
          }

          String abandoned(List<String> urls) throws InterruptedException {
            Channel<String> answers = Channel.make();
            for (String url : urls) Go.go(() -> answers.send(fetch(url)));
            try {
              return answers.receive();
            } finally {
              answers.abandon();
            }
          }

          String grouped(List<String> urls) throws InterruptedException {
            try (Group group = Group.open()) {
              Channel<String> answers = Channel.make();
              for (String url : urls) group.go(url, () -> answers.send(fetch(url)));
              return answers.receive();
            }
          }

          String either(String url) throws InterruptedException {
            Channel<String> answer = Channel.make();
            Go.go(
                () -> {
                  try {
                    answer.send(fetch(url));
                  } catch (IllegalStateException e) {
                    answer.send("error");
                  }
                });
            return answer.receive();
          }

          String branches(String url) throws InterruptedException {
            Channel<String> answer = Channel.make();
            Go.go(
                () -> {
                  if (url.isEmpty()) {
                    answer.send("error");
                    return;
                  }
                  answer.send(fetch(url));
                });
            return answer.receive();
          }

          int counted(int n) throws InterruptedException {
            Channel<Integer> done = Channel.make();
            for (int i = 0; i < n; i++) Go.go(() -> done.send(1));
            int left = n;
            while (true) {
              left -= done.receive();
              if (left == 0) return n;
            }
          }

          int range() {
            Channel<Integer> numbers = Channel.make();
            Go.go(
                () -> {
                  for (int i = 0; i < 100; i++) numbers.send(i);
                  numbers.close();
                });
            int sum = 0;
            for (int n : numbers) {
              if (n % 2 == 0) continue;
              sum += n;
            }
            return sum;
          }

          Channel<Integer> returned() {
            Channel<Integer> numbers = Channel.make();
            Go.go(() -> numbers.send(1));
            return numbers;
          }

          static void main(String[] args) throws InterruptedException {
            Channel<Integer> numbers = Channel.make();
            Go.go(() -> numbers.send(1));
            if (args.length == 0) return;
            numbers.receive();
          }

          private static String fetch(String url) {
            return url;
          }
        }
        """);
  }

  @Test
  void eachRoundOfALoopHasAChannelOfItsOwn() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.util.List;

        class Rounds {
          void room(List<String> urls) throws InterruptedException {
            for (String url : urls) {
              Channel<String> answer = Channel.make(1);
              Go.go(() -> answer.send(url));
              if (url.isEmpty()) continue;
              System.out.println(answer.receive());
            }
          }

          void received(List<String> urls) throws InterruptedException {
            while (!urls.isEmpty()) {
              Channel<String> answer = Channel.make();
              Go.go(() -> answer.send("x"));
              System.out.println(answer.receive());
            }
          }

          void inAllRounds(List<String> urls) throws InterruptedException {
            for (String url : urls) {
              Channel<String> parts = Channel.make();
              Go.go(
                  () -> {
                    for (String part : url.split("/")) parts.send(part);
                    parts.close();
                  });
              for (String part : parts) System.out.println(part);
            }
          }

          void skipped(List<String> urls) throws InterruptedException {
            for (String url : urls) {
              Channel<String> answer = Channel.make();
              Go/*!LostSender*/.go(() -> answer.send(url));
              if (url.isEmpty()) continue;
              System.out.println(answer.receive());
            }
          }

          void left(List<String> urls) throws InterruptedException {
            for (String url : urls) {
              Channel<String> answer = Channel.make();
              Go/*!LostSender*/.go(() -> answer.send(url));
              if (url.isEmpty()) break;
              System.out.println(answer.receive());
            }
          }

          void many(List<String> urls) throws InterruptedException {
            for (int round = 0; round < 3; round++) {
              Channel<String> answers = Channel.make();
              for (String url : urls) {
                Go/*!LostSender*/.go(() -> answers.send(url));
              }
              System.out.println(answers.receive());
            }
          }
        }
        """);
  }
}
