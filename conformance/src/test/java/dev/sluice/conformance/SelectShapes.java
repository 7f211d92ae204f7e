package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.Channel;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every way to phrase one send or one receive: plainly, or as the only case of a select that can
 * proceed, before or after the others, with or without a default, among any subset of four cases
 * that cannot proceed. 1045 in all: 241 receives, 194 receives and 49 sends that also check in
 * which order the operands are evaluated, 49 sends, and 512 selects in which nothing can proceed.
 */
final class SelectShapes {
  /** Where the select says what to do if no case can proceed. */
  enum Default {
    NONE,
    FIRST,
    LAST
  }

  /** A shape. */
  interface Shape {
    /** Runs it; each run checks what it did. */
    void run(SelectShapes on) throws InterruptedException;
  }

  private static final int SUBSETS = 16;
  private static final int FORMS = 5;

  private final Channel<Integer> channel;
  private final Channel<Integer> dummy;

  /** Whether handles and selects are made once and used by every shape. */
  private final boolean reusing;

  private final Map<Integer, Select.Case> idleHandles = new HashMap<>();
  private final Map<String, Select> selects = new HashMap<>();
  private final Select.ReceiveCase<Integer> receiveHandle;
  private final Select.SendCase<Integer> sendHandle;
  private int next = 1;
  private int order;

  SelectShapes(Maker maker, boolean reusing) {
    this.channel = maker.make(1);
    this.dummy = maker.make();
    this.receiveHandle = Cases.receive(channel);
    this.sendHandle = Cases.send(channel, 0);
    this.reusing = reusing;
  }

  /** All shapes. */
  static List<Shape> all() {
    List<Shape> shapes = new ArrayList<>(receives());
    shapes.addAll(orderedReceives());
    shapes.addAll(sends());
    shapes.addAll(orderedSends());
    shapes.addAll(blocked());
    return shapes;
  }

  static List<Shape> receives() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(on -> on.received(on.sent(), on.channel.receive()));
    for (Default position : Default.values()) {
      for (int idle = 0; idle < SUBSETS; idle++) {
        int others = idle;
        for (int form = 0; form < FORMS; form++) {
          int to = form;
          shapes.add(on -> on.received(on.sent(), on.store(to, on.receive(position, others))));
        }
      }
    }
    return shapes;
  }

  static List<Shape> orderedReceives() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        on -> {
          int sent = on.sent();
          int[] cells = new int[1];
          cells[on.at(1, 0)] = Objects.requireNonNull(on.at(2, on.channel).receive());
          on.received(sent, cells[0]);
        });
    shapes.add(
        on -> {
          int sent = on.sent();
          Map<Integer, @Nullable Integer> map = new HashMap<>();
          map.put(on.at(1, 13), on.at(2, on.channel).receive());
          on.received(sent, map.get(13));
        });
    for (Default position : Default.values()) {
      for (int idle = 0; idle < SUBSETS; idle++) {
        int others = idle;
        for (int form = 1; form < FORMS; form++) {
          int to = form;
          shapes.add(
              on -> {
                int sent = on.sent();
                List<Select.Case> cases = new ArrayList<>();
                var receive = Cases.receive(on.at(1, on.channel));
                cases.add(receive);
                on.addOrdered(cases, others);
                on.run(position, receive, cases);
                Integer stored = on.store(to, receive.value());
                on.received(sent, on.at(100, Objects.requireNonNull(stored)));
              });
        }
      }
    }
    return shapes;
  }

  static List<Shape> sends() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        on -> {
          int value = on.next++;
          on.channel.send(value);
          on.received(value, on.channel.receive());
        });
    for (Default position : Default.values()) {
      for (int idle = 0; idle < SUBSETS; idle++) {
        int others = idle;
        shapes.add(
            on -> {
              int value = on.next++;
              on.send(position, others, value);
              on.received(value, on.channel.receive());
            });
      }
    }
    return shapes;
  }

  static List<Shape> orderedSends() {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        on -> {
          int value = on.next++;
          on.order = 0;
          on.at(1, on.channel).send(on.at(2, value));
          on.received(value, on.channel.receive());
        });
    for (Default position : Default.values()) {
      for (int idle = 0; idle < SUBSETS; idle++) {
        int others = idle;
        shapes.add(
            on -> {
              int value = on.next++;
              on.order = 0;
              List<Select.Case> cases = new ArrayList<>();
              var send = Cases.send(on.at(1, on.channel), on.at(2, value));
              cases.add(send);
              on.addOrdered(cases, others);
              on.run(position, send, cases);
              on.received(value, on.channel.receive());
            });
      }
    }
    return shapes;
  }

  /** Nothing can proceed: any subset of eight such cases, and a default before or after them. */
  static List<Shape> blocked() {
    List<Shape> shapes = new ArrayList<>();
    for (boolean reversed : new boolean[] {false, true}) {
      for (int subset = 0; subset < 256; subset++) {
        int chosen = subset;
        shapes.add(on -> on.takesTheDefault(chosen, reversed));
      }
    }
    return shapes;
  }

  /** A value that is in the channel now. */
  private int sent() throws InterruptedException {
    order = 0;
    int value = next++;
    channel.send(value);
    return value;
  }

  private void received(int expected, @Nullable Integer value) {
    assertWithMessage("value").that(value).isEqualTo(expected);
    assertWithMessage("left in the channel").that(channel.length()).isEqualTo(0);
  }

  /** Passes an operand through, and checks that operands are evaluated in increasing order. */
  private <V> V at(int place, V operand) {
    assertWithMessage("place of an operand").that(place).isGreaterThan(order);
    order = place;
    return operand;
  }

  /** Stores a result in one place or another and takes it from there. */
  private @Nullable Integer store(int form, @Nullable Integer value) {
    return switch (form) {
      case 0 -> value;
      case 1 -> {
        @Nullable Integer[] cells = {value};
        yield cells[0];
      }
      case 2 -> {
        Integer fresh = value;
        yield fresh;
      }
      case 3 -> {
        Object object = value;
        yield (Integer) object;
      }
      default -> {
        Map<Integer, @Nullable Integer> map = new HashMap<>();
        map.put(13, value);
        yield map.get(13);
      }
    };
  }

  private @Nullable Integer receive(Default position, int others) throws InterruptedException {
    var receive = reusing ? receiveHandle : Cases.receive(channel);
    run(position, receive, others);
    return receive.value();
  }

  private void send(Default position, int others, int value) throws InterruptedException {
    var send = reusing ? sendHandle : Cases.send(channel, value);
    send.value(value);
    run(position, send, others);
  }

  private void run(Default position, Select.Case operation, int others)
      throws InterruptedException {
    String key = position + " " + (operation == receiveHandle) + " " + others;
    Select select =
        reusing
            ? selects.computeIfAbsent(key, k -> Select.of(cases(position, operation, others)))
            : Select.of(cases(position, operation, others));
    assertWithMessage("chosen").that(chosen(position, select)).isSameInstanceAs(operation);
  }

  private void run(Default position, Select.Case operation, List<Select.Case> cases)
      throws InterruptedException {
    Select select = Select.of(cases.toArray(Select.Case[]::new));
    assertWithMessage("chosen").that(chosen(position, select)).isSameInstanceAs(operation);
  }

  private static Select.@Nullable Case chosen(Default position, Select select)
      throws InterruptedException {
    return position == Default.NONE ? select.await() : select.poll();
  }

  /** The operation and the cases that cannot proceed; it comes last where the default does. */
  private Select.Case[] cases(Default position, Select.Case operation, int others) {
    List<Select.Case> cases = new ArrayList<>();
    cases.add(operation);
    for (int i = 0; i < 4; i++) {
      if ((others & 1 << i) != 0) {
        cases.add(idle(i));
      }
    }
    return (position == Default.LAST ? cases.reversed() : cases).toArray(Select.Case[]::new);
  }

  private Select.Case idle(int which) {
    return reusing ? idleHandles.computeIfAbsent(which, this::newIdle) : newIdle(which);
  }

  private Select.Case newIdle(int which) {
    return switch (which) {
      case 0 -> Cases.send(dummy, 1);
      case 1 -> Cases.receive(dummy);
      case 2 -> Cases.send(Channel.nil(), 1);
      default -> Cases.receive(Channel.<Integer>nil());
    };
  }

  private void addOrdered(List<Select.Case> cases, int others) {
    if ((others & 1) != 0) {
      cases.add(Cases.send(at(3, dummy), at(4, 1)));
    }
    if ((others & 2) != 0) {
      cases.add(Cases.receive(at(5, dummy)));
    }
    if ((others & 4) != 0) {
      cases.add(Cases.send(at(6, Channel.<Integer>nil()), at(7, 1)));
    }
    if ((others & 8) != 0) {
      cases.add(Cases.receive(at(8, Channel.<Integer>nil())));
    }
  }

  private void takesTheDefault(int subset, boolean reversed) {
    Channel<Integer> nil = Channel.nil();
    List<Select.Case> eight =
        List.of(
            Cases.send(dummy, 1),
            Cases.send(nil, 1),
            Cases.receive(dummy),
            Cases.receive(dummy.receiveOnly()),
            Cases.send(dummy.sendOnly(), 2),
            Cases.receive(nil),
            Cases.receive(null),
            Cases.send(null, 1));
    List<Select.Case> cases = new ArrayList<>();
    for (int i = 0; i < eight.size(); i++) {
      if ((subset & 1 << i) != 0) {
        cases.add(eight.get(i));
      }
    }
    Select.Case[] ordered = (reversed ? cases.reversed() : cases).toArray(Select.Case[]::new);
    assertWithMessage("chosen").that(Select.of(ordered).poll()).isNull();
    for (Select.Case one : cases) {
      if (one instanceof Select.ReceiveCase<?> receive) {
        assertWithMessage("value").that(receive.value()).isNull();
        assertWithMessage("ok").that(receive.ok()).isFalse();
      }
    }
    assertWithMessage("length").that(dummy.length()).isEqualTo(0);
    assertWithMessage("a sender left").that(dummy.tryReceive()).isEmpty();
    assertWithMessage("a receiver left").that(dummy.trySend(0)).isFalse();
  }
}
