package dev.sluice.processor.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A pipeline of random shape: a source, a line of steps, and a sink, joined by links. A second
 * source may send into a link, a step may send to a second link, and a link may be broadcast; what
 * goes there is collected at the side.
 *
 * @param seed what it was made from
 * @param source where the values come from
 * @param steps what is done with them
 * @param links what joins source, steps and sink; link {@code i} is in front of step {@code i}
 * @param merged a second source and the index of the link into which it sends
 * @param stopsAfter how many values the sink takes before it returns; empty for all
 */
record RandomPipeline(
    int seed,
    Source source,
    List<Step> steps,
    List<Link> links,
    Optional<Merged> merged,
    OptionalInt stopsAfter,
    boolean sinkIsFunction) {
  /** Every value is below this, so that each type of element can hold it. */
  static final int MODULUS = 1009;

  /** The element type of a link. */
  enum Kind {
    INTEGER,
    LONG,
    STRING
  }

  /** The shape of a stage that produces. */
  enum Origin {
    ITERABLE,
    ITERATOR,
    STREAM,
    GOROUTINE
  }

  /** The shape of a stage in the middle. */
  enum Form {
    FUNCTION,
    FILTER,
    EXPANDER,
    EMITTER,
    /** An emitter with two outputs, the second of which is collected at the side. */
    SPLITTER,
    GOROUTINE
  }

  /** A source of the values 0, 7, 14, ... plus an offset; of so many, or without end. */
  record Source(Origin origin, int offset, OptionalInt count) {
    long value(int i) {
      return (7L * i + offset) % MODULUS;
    }
  }

  record Merged(Source source, int link) {}

  record Link(Kind type, OptionalInt capacity, boolean broadcast) {}

  /**
   * A stage in the middle.
   *
   * @param nested whether it is a pipeline of its own
   * @param failsAt the value that it cannot stand
   * @param boxed whether its parameter is an object, where it could be a primitive
   */
  record Step(
      Form form,
      int factor,
      int addend,
      int workers,
      boolean ordered,
      boolean nested,
      boolean boxed,
      OptionalLong failsAt) {
    long transformed(long value) {
      return (factor * value + addend) % MODULUS;
    }

    /** What it sends on for a value. */
    List<Long> main(long value) {
      long y = transformed(value);
      return switch (form) {
        case FUNCTION, GOROUTINE -> List.of(y);
        case FILTER -> y % 3 == 0 ? List.of() : List.of(y);
        case EXPANDER -> {
          List<Long> all = new ArrayList<>();
          for (long i = 0; i < y % 4; i++) {
            all.add((y + i) % MODULUS);
          }
          yield all;
        }
        case EMITTER -> y % 2 == 0 ? List.of(y, (y + 7) % MODULUS) : List.of(y);
        case SPLITTER -> y % 2 == 0 || y % 5 == 0 ? List.of(y) : List.of();
      };
    }

    /** What it sends to the side for a value. */
    List<Long> side(long value) {
      long y = transformed(value);
      return form == Form.SPLITTER && (y % 2 == 1 || y % 5 == 0) ? List.of(y) : List.of();
    }

    boolean keepsOrder() {
      return workers == 1 || ordered;
    }

    Step failingAt(long value) {
      return new Step(
          form, factor, addend, workers, ordered, nested, boxed, OptionalLong.of(value));
    }
  }

  /** The pipeline of a seed. */
  static RandomPipeline of(int seed) {
    Random random = new Random(seed * 31L + 17);
    int length = random.nextInt(1, 7);
    List<Step> steps = new ArrayList<>();
    List<Link> links = new ArrayList<>(List.of(link(random)));
    for (int i = 0; i < length; i++) {
      steps.add(step(random));
      links.add(link(random));
    }
    boolean stops = random.nextInt(4) == 0;
    boolean broadcasts = links.stream().anyMatch(Link::broadcast);
    boolean splits = steps.stream().anyMatch(step -> step.form() == Form.SPLITTER);
    boolean endless = stops && !broadcasts && !splits && random.nextBoolean();
    Optional<Merged> merged =
        random.nextInt(6) == 0
            ? Optional.of(new Merged(source(random, false), random.nextInt(links.size())))
            : Optional.empty();
    RandomPipeline sound =
        new RandomPipeline(
            seed,
            source(random, endless),
            steps,
            links,
            merged,
            stops ? OptionalInt.of(random.nextInt(1, 8)) : OptionalInt.empty(),
            !stops && random.nextBoolean());
    if (endless && !sound.satisfiesSink()) {
      return of(seed + 1_000_000);
    }
    return !stops && random.nextInt(3) == 0 ? sound.failing(random) : sound;
  }

  /** Whether the sink gets what it waits for: from a source without end it must. */
  private boolean satisfiesSink() {
    return Reference.of(this).links().getLast().size() >= stopsAfter.orElse(0);
  }

  /** The same with a step that fails at a value that comes to it, if one comes to any. */
  private RandomPipeline failing(Random random) {
    int index = random.nextInt(steps.size());
    List<Long> arriving = Reference.of(this).links().get(index);
    if (arriving.isEmpty()) {
      return this;
    }
    Step step = steps.get(index);
    long unlucky = step.transformed(arriving.get(random.nextInt(arriving.size())));
    List<Step> changed = new ArrayList<>(steps);
    changed.set(index, step.failingAt(unlucky));
    return new RandomPipeline(seed, source, changed, links, merged, stopsAfter, sinkIsFunction);
  }

  private static Source source(Random random, boolean endless) {
    Origin origin = Origin.values()[random.nextInt(Origin.values().length)];
    int count = random.nextInt(8) == 0 ? random.nextInt(2) : random.nextInt(2, 60);
    return new Source(
        origin, random.nextInt(100), endless ? OptionalInt.empty() : OptionalInt.of(count));
  }

  private static Step step(Random random) {
    Form form = Form.values()[random.nextInt(Form.values().length)];
    int workers = random.nextInt(4) == 0 ? random.nextInt(2, 5) : 1;
    boolean ordered = workers > 1 && form != Form.GOROUTINE && random.nextBoolean();
    boolean nested = form != Form.SPLITTER && random.nextInt(6) == 0;
    return new Step(
        form,
        random.nextInt(1, 50),
        random.nextInt(100),
        workers,
        ordered,
        nested,
        random.nextBoolean(),
        OptionalLong.empty());
  }

  private static Link link(Random random) {
    return new Link(
        Kind.values()[random.nextInt(Kind.values().length)],
        random.nextInt(5) == 0 ? OptionalInt.of(random.nextInt(4)) : OptionalInt.empty(),
        random.nextInt(12) == 0);
  }

  boolean fails() {
    return steps.stream().anyMatch(step -> step.failsAt().isPresent());
  }

  /** Whether values come over a link in the order in which they would come one by one. */
  boolean isOrderedAt(int link) {
    return merged.filter(it -> it.link() <= link).isEmpty()
        && steps.subList(0, link).stream().allMatch(Step::keepsOrder);
  }
}
