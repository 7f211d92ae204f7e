package dev.sluice.proof.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes small stories by chance, the same from the same seed. */
public final class RandomStories {
  private static final int MAX_CAPACITY = 2;
  private static final int MAX_STEPS = 3;

  private final SplittableRandom random;
  private final boolean plain;
  private int value;

  private RandomStories(long seed, boolean plain) {
    random = new SplittableRandom(seed);
    this.plain = plain;
  }

  /**
   * A story in which nobody can wait for ever.
   *
   * @param seed what it depends on
   * @param plain whether it has one channel, and no select and no abandon, which is what a {@link
   *     BrokenLane} has
   */
  public static Story of(long seed, boolean plain) {
    RandomStories stories = new RandomStories(seed, plain);
    while (true) {
      Story story = stories.next();
      if (!Outcomes.of(story).mayHang()) {
        return story;
      }
    }
  }

  private Story next() {
    value = 0;
    List<Integer> capacities = new ArrayList<>();
    for (int i = plain || random.nextInt(3) > 0 ? 1 : 2; i > 0; i--) {
      capacities.add(random.nextInt(MAX_CAPACITY + 1));
    }
    int count = 2 + random.nextInt(2);
    List<List<Step>> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Step> steps = new ArrayList<>();
      for (int j = 1 + random.nextInt(MAX_STEPS); j > 0; j--) {
        steps.add(step(capacities.size(), count));
      }
      threads.add(steps);
    }
    return new Story(capacities, threads);
  }

  private Step step(int channels, int threads) {
    int channel = random.nextInt(channels);
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> new Step.Send(channel, ++value);
      case 4, 5, 6, 7 -> new Step.Receive(channel);
      case 8, 9 -> new Step.TrySend(channel, ++value);
      case 10, 11 -> new Step.TryReceive(channel);
      case 12, 13 -> new Step.Close(channel);
      case 14 -> new Step.Fail(channel);
      case 15, 16 -> new Step.Interrupt(random.nextInt(threads));
      case 17 -> plain ? new Step.Receive(channel) : new Step.Abandon(channel);
      default -> plain ? new Step.Send(channel, ++value) : choose(channels);
    };
  }

  private Step choose(int channels) {
    List<Step.Communication> cases = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int channel = random.nextInt(channels);
      cases.add(random.nextBoolean() ? new Step.Receive(channel) : new Step.Send(channel, ++value));
    }
    return new Step.Choose(cases, random.nextInt(4) == 0);
  }
}
