package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How the operands of a select are evaluated and its results are used (rules SEL-01 to SEL-04,
 * SEL-17, SEL-35 to SEL-39, SEL-41, SEL-43).
 */
final class SelectEvaluationTest extends OfEveryKind {
  private int evaluated;
  private int shift;

  private static int require(@Nullable Integer value) {
    return Objects.requireNonNull(value);
  }

  private int bit() {
    evaluated++;
    return 1 << shift;
  }

  /** Sends to both channels until neither can take a value; returns how many were sent. */
  private int sendToBoth(@Nullable Channel<Integer> first, @Nullable Channel<Integer> second) {
    Channel<Integer> a = first;
    Channel<Integer> b = second;
    int sent = 0;
    while (true) {
      var toA = Cases.send(a, bit());
      var toB = Cases.send(b, bit());
      Select.Case chosen = Select.of(toA, toB).poll();
      if (chosen == null) {
        return sent;
      }
      if (chosen == toA) {
        a = null;
      } else {
        b = null;
      }
      sent++;
      shift++;
    }
  }

  @Test
  @Rule("SEL-01")
  void allOperandsAreEvaluatedOnceAlsoThoseOfNilChannels() throws InterruptedException {
    Channel<Integer> a = make(1);
    Channel<Integer> b = make(1);
    assertThat(sendToBoth(a, b)).isEqualTo(2);
    assertThat(require(a.receive()) | require(b.receive())).isEqualTo(3);
    assertThat(sendToBoth(a, null)).isEqualTo(1);
    assertThat(evaluated).isEqualTo(10);
  }

  @Test
  @Rule("SEL-02")
  void whatALaterCaseDoesDoesNotChangeAnEarlierOne() throws InterruptedException {
    Channel<Integer> closing = make();
    List<@Nullable Channel<Integer>> variable = new ArrayList<>(List.of(closing));
    Supplier<@Nullable Channel<Integer>> closeAndForget =
        () -> {
          closing.close();
          return variable.set(0, null) == closing ? null : closing;
        };
    var receive = Cases.receive(variable.getFirst());
    var later = Cases.receive(closeAndForget.get());
    assertThat(Select.of(receive, later).await()).isSameInstanceAs(receive);
    assertThat(receive.ok()).isFalse();

    Channel<Integer> channel = make(1);
    int[] x = {42};
    Supplier<@Nullable Channel<Integer>> clear =
        () -> {
          x[0] = 0;
          return null;
        };
    var send = Cases.send(channel, x[0]);
    assertThat(Select.of(send, Cases.receive(clear.get())).await()).isSameInstanceAs(send);
    assertThat(x[0]).isEqualTo(0);
    assertThat(channel.receive()).isEqualTo(42);
  }

  @Test
  @Rule("SEL-03")
  void theEvaluationStopsAtTheFirstFault() {
    Channel<Integer> channel = make(1);
    Map<String, Integer> empty = new HashMap<>();
    assertThrows(
        NullPointerException.class,
        () ->
            Select.of(Cases.send(channel, require(empty.get("fault"))), Cases.send(channel, bit()))
                .poll());
    assertThat(evaluated).isEqualTo(0);
    assertThat(channel.length()).isEqualTo(0);
  }

  @Test
  @Rule("SEL-04")
  void onlyTheChosenReceiveStoresItsResult() throws InterruptedException {
    Channel<Integer> a = make(1);
    Channel<Integer> b = make(1);
    var fromA = Cases.receive(a);
    var fromB = Cases.receive(b);
    Select select = Select.of(fromA, fromB);
    a.send(1);
    assertThat(select.await()).isSameInstanceAs(fromA);
    assertThat(fromB.value()).isNull();
    b.send(2);
    assertThat(select.await()).isSameInstanceAs(fromB);
    assertThat(fromA.value()).isEqualTo(1);
    assertThat(fromA.ok()).isTrue();
    b.close();
    assertThat(select.await()).isSameInstanceAs(fromB);
    assertThat(fromB.ok()).isFalse();
    assertThat(fromA.value()).isEqualTo(1);
    assertThat(fromA.ok()).isTrue();
  }

  @Test
  @Rule("SEL-17")
  void aCaseIsSwitchedOffByANilChannel() throws InterruptedException {
    Channel<Integer> squares = make(10);
    Channel<Integer> cubes = make(10);
    for (int i = 1; i <= 10; i++) {
      squares.send(i * i);
      cubes.send(i * i * i);
    }
    squares.close();
    cubes.close();
    var square = Cases.receive(squares);
    var cube = Cases.receive(cubes);
    Select select = Select.of(square, cube);
    int open = 2;
    int selects = 0;
    int sum = 0;
    while (open > 0) {
      var chosen = select.await() == square ? square : cube;
      selects++;
      if (chosen.ok()) {
        sum += require(chosen.value());
      } else {
        chosen.channel(chosen == square ? null : Channel.nil());
        open--;
      }
    }
    assertThat(selects).isEqualTo(22);
    assertThat(sum).isEqualTo(385 + 3025);
    assertThat(select.poll()).isNull();
    Channel<Integer> again = make(1);
    again.send(9);
    square.channel(Ends.receiving(again));
    assertThat(select.poll()).isSameInstanceAs(square);
    assertThat(square.value()).isEqualTo(9);
  }

  @Test
  @Rule("SEL-35")
  void aBreakLeavesTheSelectAndALabelledBreakTheLoop() throws InterruptedException {
    Channel<Integer> values = make(10);
    for (int i = 0; i < 10; i++) {
      values.send(i);
    }
    var value = Cases.receive(values);
    Select select = Select.of(value, Cases.receive(null));
    int loops = 0;
    int afterBreak = 0;
    loop:
    while (true) {
      loops++;
      switch (select.await().index()) {
        case 0 -> {
          if (require(value.value()) < 5) {
            break;
          }
          break loop;
        }
        default -> throw new AssertionError("a nil channel was chosen");
      }
      afterBreak++;
    }
    assertThat(loops).isEqualTo(6);
    assertThat(afterBreak).isEqualTo(5);
  }

  @Test
  @Rule("SEL-36")
  void oneCaseRunsAndNoOther() throws InterruptedException {
    List<Channel<Integer>> channels = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Channel<Integer> closed = make();
      closed.close();
      channels.add(closed);
    }
    List<Select.ReceiveCase<Integer>> cases = channels.stream().map(Cases::receive).toList();
    Select select = Select.of(cases.toArray(Select.Case[]::new));
    int[] ran = new int[4];
    for (int i = 0; i < 1_000; i++) {
      Select.Case chosen = select.await();
      for (int c = 0; c < 4; c++) {
        if (chosen == cases.get(c)) {
          ran[c]++;
        }
      }
    }
    assertThat(ran[0] + ran[1] + ran[2] + ran[3]).isEqualTo(1_000);
  }

  @Test
  @Rule("SEL-37")
  void aVariableOfACaseIsFreshAtEachExecution() throws InterruptedException {
    Channel<Integer> values = make(10);
    for (int i = 0; i < 10; i++) {
      values.send(i);
    }
    var value = Cases.receive(values);
    Select select = Select.of(value);
    List<Supplier<@Nullable Integer>> captured = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      select.await();
      Integer fresh = value.value();
      captured.add(() -> fresh);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(captured.get(i).get()).isEqualTo(i);
    }
  }

  @Test
  @Rule("SEL-39")
  void theResultOfAReceiveCaseCanBeConverted() throws InterruptedException {
    Channel<Channel<Integer>> channels = make(3);
    Channel<Integer> sent = make();
    for (int i = 0; i < 3; i++) {
      channels.send(sent);
    }
    var receive = Cases.receive(channels);
    Select select = Select.of(receive);
    select.await();
    ReceiveChannel<Integer> receiving = receive.value();
    select.await();
    SendChannel<Integer> sending = receive.value();
    select.await();
    Object object = receive.value();
    assertThat(receiving).isSameInstanceAs(sent);
    assertThat(sending).isSameInstanceAs(sent);
    assertThat(object).isSameInstanceAs(sent);
  }

  @Test
  @Rule("SEL-41")
  void theResultIsTheChosenCaseWithItsIndexValueAndOk() throws InterruptedException {
    Channel<Integer> full = make(1);
    full.send(7);
    Channel<Integer> room = make(1);
    var receive = Cases.receive(full);
    var send = Cases.send(room, 8);
    Select select = Select.of(Cases.receive(null), receive, Cases.send(null, 0), send);
    assertThat(receive.index()).isEqualTo(1);
    assertThat(send.index()).isEqualTo(3);
    for (int i = 0; i < 2; i++) {
      Select.Case chosen = select.await();
      assertThat(chosen).isAnyOf(receive, send);
      assertThat(chosen.index()).isEqualTo(chosen == receive ? 1 : 3);
    }
    assertThat(receive.value()).isEqualTo(7);
    assertThat(receive.ok()).isTrue();
    assertThat(room.receive()).isEqualTo(8);
    assertThat(Select.of(receive).poll()).isNull();
    full.close();
    assertThat(Select.of(receive).poll()).isSameInstanceAs(receive);
    assertThat(receive.index()).isEqualTo(0);
    assertThat(receive.value()).isNull();
    assertThat(receive.ok()).isFalse();
  }

  @Test
  @Rule("SEL-43")
  void okIsSetAnewAtEachExecution() throws InterruptedException {
    Channel<Integer> open = make(1);
    Channel<Integer> closed = make(1);
    closed.close();
    var receive = Cases.receive(open);
    Select select = Select.of(receive, Cases.receive(null));
    for (int i = 0; i < 12; i++) {
      open.send(i);
      receive.channel(Ends.receiving(open));
      assertThat(select.await()).isSameInstanceAs(receive);
      assertThat(receive.ok()).isTrue();
      assertThat(receive.value()).isEqualTo(i);

      assertThat(select.poll()).isNull();
      assertThat(receive.ok()).isTrue();
      assertThat(receive.value()).isEqualTo(i);

      receive.channel(Ends.receiving(closed));
      assertThat(i % 2 == 0 ? select.await() : select.poll()).isSameInstanceAs(receive);
      assertThat(receive.ok()).isFalse();
      assertThat(receive.value()).isNull();
    }
  }
}
