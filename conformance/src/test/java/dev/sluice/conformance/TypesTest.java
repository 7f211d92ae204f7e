package dev.sluice.conformance;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the types forbid: rules that the compiler checks, whatever the kind of channel. */
final class TypesTest {
  @Test
  @Rule("MK-11")
  void makeTakesAtMostOneSize() {
    List<String> allowed =
        List.of("Channel<Integer> a = Channel.make();", "Channel<Integer> b = Channel.make(1);");
    Snippet.doesNotCompile(allowed, "Channel<Integer> c = Channel.make(1, 2);");
  }

  @Test
  @Rule("SND-11")
  void theValueMustBeAssignableToTheElementType() {
    List<String> allowed =
        List.of(
            "Channel<Number> numbers = Channel.make(1);",
            "numbers.send(1);",
            "numbers.trySend(1.5);",
            "Select.of(Select.send(numbers, 2L));");
    for (String misuse :
        List.of(
            "bi.send(1.5);",
            "bi.trySend(\"one\");",
            "so.send(new Object());",
            "Select.SendCase<Integer> one = Select.send(bi, \"one\");")) {
      Snippet.doesNotCompile(allowed, misuse);
    }
  }

  @Test
  @Rule("CLS-11")
  void theReceivingSideHasNoClose() {
    Snippet.doesNotCompile(List.of("bi.close();", "so.close();"), "ro.close();");
  }

  @Test
  @Rule("RNG-06")
  void aRangeOverTheSendingSideDoesNotCompile() {
    List<String> allowed =
        List.of("for (int a : bi) {}", "for (int b : ro) {}", "ro.forEach(c -> {});");
    Snippet.doesNotCompile(allowed, "for (int d : so) {}");
    Snippet.doesNotCompile(allowed, "so.forEach(e -> {});");
  }

  @Test
  @Rule("SEL-38")
  void aCaseIsASendOrAReceive() {
    List<String> allowed =
        List.of("Select.of(Select.send(bi, 1), Select.receive(bi)).poll();", "Select.of().poll();");
    for (String misuse :
        List.of(
            "Select.of(1);",
            "Select.of(bi);",
            "Select.of(() -> bi.receive());",
            "record Mine(int index) implements Select.Case {}")) {
      Snippet.doesNotCompile(allowed, misuse);
    }
  }
}
