package dev.sluice.programs.chaos;

import dev.sluice.Channel;
import dev.sluice.Group;
import dev.sluice.generated.Sources;
import dev.sluice.programs.chaos.Token.End;
import java.util.Random;

/**
 * A channel of a random kind that tells of what it drops.
 *
 * @param channel the channel
 * @param kind what it is
 * @param byHand whether no group wires it: then the value of a send that throws stays with its
 *     sender, and nobody else tells of it
 * @param book where the ends of its values are written
 */
record Lane(Channel<Token> channel, String kind, boolean byHand, Book book) {
  private static final int[] CAPACITIES = {0, 1, 2, 7, 64};

  static Lane random(Random random, Group group, Book book) {
    int capacity = CAPACITIES[random.nextInt(CAPACITIES.length)];
    return switch (random.nextInt(3)) {
      case 0 ->
          new Lane(
              Channel.make("made", capacity, token -> token.ends(End.DROPPED)),
              "made of " + capacity,
              true,
              book);
      case 1 ->
          new Lane(
              group.channel("confined", capacity, token -> token.ends(End.DROPPED)),
              "confined of " + capacity,
              false,
              book);
      default ->
          new Lane(
              Sources.channel(group, "adaptive", token -> token.ends(End.DROPPED)),
              "adaptive",
              false,
              book);
    };
  }

  /** A send of this value has thrown, or was given up. */
  void isLeftWith(Token token) {
    if (byHand) {
      token.ends(End.KEPT);
    } else {
      book.atHand(token);
    }
  }

  @Override
  public String toString() {
    return kind;
  }
}
