package dev.sluice.proof.stories;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.ChannelClosedException;
import dev.sluice.ChannelFailedException;
import dev.sluice.Received;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntFunction;

/**
 * One run of a story on real threads. Its {@link #outcome} is to be one of those that {@link
 * Outcomes} lists.
 */
public final class Telling {
  private final List<Lane> lanes;
  private final List<Thread> threads = new ArrayList<>();
  private final List<List<String>> results = new ArrayList<>();

  private Telling(Story story, IntFunction<Lane> lanes) {
    this.lanes = story.capacities().stream().map(lanes::apply).toList();
  }

  /**
   * Runs a story.
   *
   * @param lanes makes a channel of a capacity
   * @param factory makes the threads
   * @return what became of every step, and what the channels held at the end
   */
  public static String outcome(Story story, IntFunction<Lane> lanes, ThreadFactory factory) {
    Telling telling = new Telling(story, lanes);
    for (List<Step> steps : story.threads()) {
      List<String> said = new ArrayList<>();
      telling.results.add(said);
      telling.threads.add(factory.newThread(() -> telling.tell(steps, said)));
    }
    telling.threads.forEach(Thread::start);
    for (Thread thread : telling.threads) {
      join(thread);
    }
    return telling.said();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the thread that tells a story", e);
    }
  }

  private String said() {
    List<List<Integer>> left = new ArrayList<>();
    for (Lane lane : lanes) {
      List<Integer> values = new ArrayList<>();
      try {
        for (Optional<Received<Integer>> one = lane.tryReceive();
            one.isPresent() && one.get().ok();
            one = lane.tryReceive()) {
          values.add(one.get().value());
        }
      } catch (ChannelFailedException e) {
        // It has failed and is empty.
      }
      left.add(values);
    }
    return Outcomes.text(results, left);
  }

  private void tell(List<Step> steps, List<String> said) {
    for (Step step : steps) {
      said.add(result(step));
    }
    said.add(Thread.interrupted() ? Outcomes.PENDING : Outcomes.CALM);
  }

  private String result(Step step) {
    try {
      return perform(step);
    } catch (InterruptedException e) {
      return Outcomes.INTERRUPTED;
    } catch (ChannelClosedException e) {
      return Outcomes.CLOSED;
    } catch (ChannelAbandonedException e) {
      return Outcomes.ABANDONED;
    } catch (ChannelFailedException e) {
      return Outcomes.FAILED;
    }
  }

  private String perform(Step step) throws InterruptedException {
    switch (step) {
      case Step.Send send -> {
        lanes.get(send.channel()).send(send.value());
        return Outcomes.SENT;
      }
      case Step.Receive receive -> {
        return Outcomes.received(lanes.get(receive.channel()).receive());
      }
      case Step.TrySend send -> {
        return lanes.get(send.channel()).trySend(send.value()) ? Outcomes.SENT : Outcomes.NOT_READY;
      }
      case Step.TryReceive receive -> {
        Optional<Received<Integer>> received = lanes.get(receive.channel()).tryReceive();
        return received.isPresent() ? Outcomes.received(received.get()) : Outcomes.NOT_READY;
      }
      case Step.Choose choose -> {
        return choose(choose);
      }
      case Step.Close close -> lanes.get(close.channel()).close();
      case Step.Fail fail -> lanes.get(fail.channel()).fail(new IllegalStateException("story"));
      case Step.Abandon abandon -> lanes.get(abandon.channel()).abandon();
      case Step.Interrupt interrupt -> threads.get(interrupt.thread()).interrupt();
    }
    return Outcomes.DONE;
  }

  private String choose(Step.Choose choose) throws InterruptedException {
    List<Select.Case> cases = new ArrayList<>();
    for (Step.Communication one : choose.cases()) {
      switch (one) {
        case Step.Send send ->
            cases.add(Select.send(lanes.get(send.channel()).channel(), send.value()));
        case Step.Receive receive ->
            cases.add(Select.receive(lanes.get(receive.channel()).channel()));
      }
    }
    Select select = Select.of(cases.toArray(Select.Case[]::new));
    return switch (choose.orElse() ? select.poll() : select.await()) {
      case null -> Outcomes.NOT_READY;
      case Select.SendCase<?> send -> Outcomes.chosen(send.index(), Outcomes.SENT);
      case Select.ReceiveCase<?> receive ->
          Outcomes.chosen(
              receive.index(), receive.ok() ? String.valueOf(receive.value()) : Outcomes.END);
    };
  }
}
