package dev.sluice.proof.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The state of a story of which some steps are done, on channels that do one thing at a time: what
 * the rules say, written down in the simplest way, without locks.
 *
 * <p>Three things take more than one step, as they may in the library. An operation that blocks
 * looks first whether its thread is interrupted; an interrupt that comes after that may end it as
 * long as it waits, and need not. A close first says that the channel is over, then tells those who
 * wait, one by one. And a thread that has been told so looks up why when it goes on.
 */
final class World {
  private enum State {
    OPEN,
    CLOSED,
    FAILED,
    ABANDONED
  }

  /** A thread that waits on one side of a channel, with the position of the case. */
  private record Place(int thread, int index, int value) {}

  private static final class Lane {
    final List<Integer> buffer = new ArrayList<>();
    final List<Place> senders = new ArrayList<>();
    final List<Place> receivers = new ArrayList<>();
    State state = State.OPEN;

    Lane copy() {
      Lane copy = new Lane();
      copy.buffer.addAll(buffer);
      copy.senders.addAll(senders);
      copy.receivers.addAll(receivers);
      copy.state = state;
      return copy;
    }

    @Override
    public String toString() {
      return buffer + " " + senders + receivers + state;
    }
  }

  private enum Mode {
    RUNS,
    /** Was not interrupted when its operation began. */
    ATTEMPTS,
    WAITS,
    /** Waits until all who wait on the channel that it has ended are told. */
    ENDS,
    /** Was told that a channel is over. */
    TOLD,
    OVER
  }

  private static final class Actor {
    final List<String> said = new ArrayList<>();
    Mode mode = Mode.RUNS;
    int next;
    boolean interrupted;

    /** Which channel, where the mode is about one. */
    int lane;

    /** Which case of a select, or -1. */
    int index;

    boolean sending;

    Actor copy() {
      Actor copy = new Actor();
      copy.said.addAll(said);
      copy.mode = mode;
      copy.next = next;
      copy.interrupted = interrupted;
      copy.lane = lane;
      copy.index = index;
      copy.sending = sending;
      return copy;
    }

    @Override
    public String toString() {
      return said + " " + mode + next + interrupted + lane + index + sending;
    }
  }

  private final Story story;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Actor> actors = new ArrayList<>();

  World(Story story) {
    this.story = story;
    story.capacities().forEach(capacity -> lanes.add(new Lane()));
    story.threads().forEach(steps -> actors.add(new Actor()));
  }

  private World(World other) {
    story = other.story;
    other.lanes.forEach(lane -> lanes.add(lane.copy()));
    other.actors.forEach(actor -> actors.add(actor.copy()));
  }

  boolean isOver() {
    return actors.stream().allMatch(actor -> actor.mode == Mode.OVER);
  }

  String outcome() {
    return Outcomes.text(
        actors.stream().map(actor -> actor.said).toList(),
        lanes.stream().map(lane -> lane.buffer).toList());
  }

  @Override
  public String toString() {
    return lanes + " " + actors;
  }

  /** The states that one step leads to. */
  List<World> successors() {
    List<World> next = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      int thread = i;
      Actor actor = actors.get(i);
      switch (actor.mode) {
        case RUNS, ATTEMPTS -> run(thread, next);
        case WAITS -> {
          if (actor.interrupted) {
            next.add(after(world -> world.withdraw(thread)));
          }
          tellIfOver(thread, next);
        }
        case ENDS -> {
          Lane lane = lanes.get(actor.lane);
          if (lane.senders.isEmpty() && lane.receivers.isEmpty()) {
            next.add(after(world -> world.goOn(thread, Outcomes.DONE)));
          }
        }
        case TOLD -> next.add(after(world -> world.lookUp(thread)));
        case OVER -> {}
      }
    }
    return next;
  }

  private World after(Consumer<World> step) {
    World copy = new World(this);
    step.accept(copy);
    return copy;
  }

  private void run(int thread, List<World> next) {
    Actor actor = actors.get(thread);
    List<Step> steps = story.threads().get(thread);
    if (actor.next == steps.size()) {
      next.add(after(world -> world.end(thread)));
      return;
    }
    switch (steps.get(actor.next)) {
      case Step.Send send -> communicate(thread, List.of(send), true, false, next);
      case Step.Receive receive -> communicate(thread, List.of(receive), true, false, next);
      case Step.TrySend send ->
          communicate(
              thread, List.of(new Step.Send(send.channel(), send.value())), false, false, next);
      case Step.TryReceive receive ->
          communicate(thread, List.of(new Step.Receive(receive.channel())), false, false, next);
      case Step.Choose choose -> communicate(thread, choose.cases(), !choose.orElse(), true, next);
      case Step.Close close ->
          next.add(after(world -> world.end(thread, close.channel(), State.CLOSED)));
      case Step.Fail fail ->
          next.add(after(world -> world.end(thread, fail.channel(), State.FAILED)));
      case Step.Abandon abandon ->
          next.add(after(world -> world.abandon(thread, abandon.channel())));
      case Step.Interrupt interrupt ->
          next.add(
              after(
                  world -> {
                    world.actors.get(interrupt.thread()).interrupted = true;
                    world.goOn(thread, Outcomes.DONE);
                  }));
    }
  }

  // What a thread does.

  private void communicate(
      int thread,
      List<Step.Communication> cases,
      boolean blocks,
      boolean choosing,
      List<World> next) {
    Actor actor = actors.get(thread);
    if (blocks && actor.mode == Mode.RUNS) {
      next.add(
          after(
              world -> {
                if (actor.interrupted) {
                  world.isInterrupted(thread);
                } else {
                  world.actors.get(thread).mode = Mode.ATTEMPTS;
                }
              }));
      return;
    }
    boolean ready = false;
    for (int i = 0; i < cases.size(); i++) {
      if (isReady(cases.get(i))) {
        ready = true;
        int index = choosing ? i : -1;
        Step.Communication one = cases.get(i);
        next.add(after(world -> world.perform(thread, one, index)));
      }
    }
    if (ready) {
      return;
    }
    if (!blocks) {
      next.add(after(world -> world.goOn(thread, Outcomes.NOT_READY)));
      return;
    }
    // Cases on one channel may queue in any order, as they may be tried in any.
    List<Integer> order = IntStream.range(0, cases.size()).boxed().toList();
    next.add(after(world -> world.queue(thread, cases, order, choosing)));
    if (choosing) {
      next.add(after(world -> world.queue(thread, cases, order.reversed(), true)));
    }
  }

  private boolean isReady(Step.Communication one) {
    Lane lane = lanes.get(one.channel());
    if (lane.state != State.OPEN) {
      return true;
    }
    return switch (one) {
      case Step.Send send ->
          !lane.receivers.isEmpty() || lane.buffer.size() < story.capacities().get(send.channel());
      case Step.Receive receive -> !lane.senders.isEmpty() || !lane.buffer.isEmpty();
    };
  }

  private void perform(int thread, Step.Communication one, int index) {
    Lane lane = lanes.get(one.channel());
    switch (one) {
      case Step.Send send -> {
        if (lane.state != State.OPEN) {
          isTold(thread, send.channel(), index, true);
          return;
        }
        if (lane.receivers.isEmpty()) {
          lane.buffer.add(send.value());
        } else {
          Place receiver = lane.receivers.getFirst();
          leave(receiver.thread());
          says(receiver.thread(), receiver.index(), String.valueOf(send.value()));
        }
        says(thread, index, Outcomes.SENT);
      }
      case Step.Receive receive -> {
        if (!lane.buffer.isEmpty()) {
          int value = lane.buffer.removeFirst();
          if (lane.state == State.OPEN && !lane.senders.isEmpty()) {
            lane.buffer.add(release(lane));
          }
          says(thread, index, String.valueOf(value));
        } else if (lane.state == State.OPEN) {
          says(thread, index, String.valueOf(release(lane)));
        } else {
          isTold(thread, receive.channel(), index, false);
        }
      }
    }
  }

  /** The sender that waits longest goes on; gives its value. */
  private int release(Lane lane) {
    Place sender = lane.senders.getFirst();
    leave(sender.thread());
    says(sender.thread(), sender.index(), Outcomes.SENT);
    return sender.value();
  }

  private void queue(
      int thread, List<Step.Communication> cases, List<Integer> order, boolean choosing) {
    actors.get(thread).mode = Mode.WAITS;
    for (int i : order) {
      int index = choosing ? i : -1;
      switch (cases.get(i)) {
        case Step.Send send ->
            lanes.get(send.channel()).senders.add(new Place(thread, index, send.value()));
        case Step.Receive receive ->
            lanes.get(receive.channel()).receivers.add(new Place(thread, index, 0));
      }
    }
  }

  private void leave(int thread) {
    for (Lane lane : lanes) {
      lane.senders.removeIf(place -> place.thread() == thread);
      lane.receivers.removeIf(place -> place.thread() == thread);
    }
  }

  private void withdraw(int thread) {
    leave(thread);
    isInterrupted(thread);
  }

  private void isInterrupted(int thread) {
    actors.get(thread).interrupted = false;
    goOn(thread, Outcomes.INTERRUPTED);
  }

  // The end of a channel.

  private void end(int thread, int index, State state) {
    Lane lane = lanes.get(index);
    switch (lane.state) {
      case OPEN -> {
        lane.state = state;
        actors.get(thread).mode = Mode.ENDS;
        actors.get(thread).lane = index;
      }
      case CLOSED, FAILED -> goOn(thread, Outcomes.CLOSED);
      case ABANDONED -> goOn(thread, Outcomes.DONE);
    }
  }

  private void abandon(int thread, int index) {
    Lane lane = lanes.get(index);
    lane.state = State.ABANDONED;
    lane.buffer.clear();
    actors.get(thread).mode = Mode.ENDS;
    actors.get(thread).lane = index;
  }

  private void tellIfOver(int thread, List<World> next) {
    for (int i = 0; i < lanes.size(); i++) {
      int lane = i;
      if (lanes.get(i).state != State.OPEN) {
        for (Place place : List.copyOf(lanes.get(i).senders)) {
          if (place.thread() == thread) {
            next.add(after(world -> world.isTold(thread, lane, place.index(), true)));
          }
        }
        for (Place place : List.copyOf(lanes.get(i).receivers)) {
          if (place.thread() == thread) {
            next.add(after(world -> world.isTold(thread, lane, place.index(), false)));
          }
        }
      }
    }
  }

  private void isTold(int thread, int lane, int index, boolean sending) {
    leave(thread);
    Actor actor = actors.get(thread);
    actor.mode = Mode.TOLD;
    actor.lane = lane;
    actor.index = index;
    actor.sending = sending;
  }

  private void lookUp(int thread) {
    Actor actor = actors.get(thread);
    State state = lanes.get(actor.lane).state;
    if (actor.sending) {
      goOn(thread, state == State.ABANDONED ? Outcomes.ABANDONED : Outcomes.CLOSED);
    } else if (state == State.FAILED) {
      goOn(thread, Outcomes.FAILED);
    } else {
      says(thread, actor.index, Outcomes.END);
    }
  }

  // What it says.

  private void says(int thread, int index, String result) {
    goOn(thread, index < 0 ? result : Outcomes.chosen(index, result));
  }

  private void goOn(int thread, String result) {
    Actor actor = actors.get(thread);
    actor.said.add(result);
    actor.mode = Mode.RUNS;
    actor.next++;
    actor.lane = 0;
    actor.index = 0;
    actor.sending = false;
  }

  private void end(int thread) {
    Actor actor = actors.get(thread);
    actor.said.add(actor.interrupted ? Outcomes.PENDING : Outcomes.CALM);
    actor.interrupted = false;
    actor.mode = Mode.OVER;
  }
}
