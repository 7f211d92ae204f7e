package dev.sluice.proof.stories;

import java.util.List;

/** For each fault of a {@link BrokenLane} the shortest story in which it shows. */
public final class Traps {
  private Traps() {}

  /** The story in which a fault shows; for none, one in which everybody meets. */
  public static Story of(BrokenLane.Fault fault) {
    return switch (fault) {
      case NONE -> of(1, List.of(send(1), send(2)), List.of(receive(), receive()));
      case LOST_WAKE_UP -> of(0, List.of(send(1)), List.of(receive()));
      case DOUBLE_DELIVERY ->
          of(0, List.of(send(1)), List.of(new Step.TryReceive(0)), List.of(new Step.Interrupt(0)));
      case LOST_VALUE ->
          of(
              0,
              List.of(receive()),
              List.of(new Step.TrySend(0, 1)),
              List.of(new Step.Interrupt(0)));
      case BARGING -> of(1, List.of(send(1), send(2)), List.of(receive()));
      case OUT_OF_ORDER -> of(2, List.of(send(1), send(2)), List.of(receive()));
      case OVERFILL -> of(1, List.of(new Step.TrySend(0, 1)), List.of(new Step.TrySend(0, 2)));
      case PEEK -> of(2, List.of(send(1), receive()), List.of(send(2), receive()));
    };
  }

  private static Story of(int capacity, List<Step> first, List<Step> second) {
    return new Story(List.of(capacity), List.of(first, second));
  }

  private static Story of(int capacity, List<Step> first, List<Step> second, List<Step> third) {
    return new Story(List.of(capacity), List.of(first, second, third));
  }

  private static Step send(int value) {
    return new Step.Send(0, value);
  }

  private static Step receive() {
    return new Step.Receive(0);
  }
}
