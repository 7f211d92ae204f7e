package dev.sluice.programs.standstill;

import dev.sluice.ChannelAbandonedException;
import dev.sluice.Goroutines;
import dev.sluice.Group;
import dev.sluice.Task;
import dev.sluice.generated.FeedbackCycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A random set of channels with random senders and receivers, which run for a second or two. */
final class Shape {
  private static final int LONGEST_COMPUTATION_NANOS = 10_000_000;
  private static final int LONG_BURST = 200;
  private static final int[] BURSTS = {1, 8, LONG_BURST, 1_000};

  /** By whom goroutines are woken that other goroutines do not wake. */
  private static final Pause.Kind[] WAKING = {
    Pause.Kind.SHORT_SLEEP, Pause.Kind.SHORT_SLEEP, Pause.Kind.TIMER, Pause.Kind.SOCKET
  };

  private final long seed;
  private final Echo echo;
  private final Random random;
  private final boolean inAGroup;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Sender> senders = new ArrayList<>();
  private final List<Receiver> receivers = new ArrayList<>();
  private final long millis;

  /** Whether all block, and those that send are woken by the clock or input and send bursts. */
  private final boolean byTheClock;

  private final boolean interrupts;
  private final boolean dumps;
  private final int computing;
  private final int busy;
  private volatile boolean hasGoroutines;
  private volatile boolean over;
  private volatile boolean ended;

  Shape(long seed, Echo echo) {
    this.seed = seed;
    this.echo = echo;
    this.random = new Random(seed);
    this.inAGroup = random.nextBoolean();
    this.millis = 300L + random.nextInt(2_000);
    this.byTheClock = random.nextInt(5) < 2;
    this.interrupts = random.nextInt(3) == 0;
    this.dumps = random.nextInt(6) == 0;
    this.computing = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
    this.busy = random.nextInt(5) == 0 ? Runtime.getRuntime().availableProcessors() : 0;
  }

  /** Runs it; ends the process where something is wrong. Returns how many values arrived. */
  long run(Monitor monitor) throws InterruptedException {
    List<Thread> beside = new ArrayList<>();
    if (inAGroup) {
      try (Group group = Group.open("standstill")) {
        begin(group, monitor, beside);
        end();
        group.join();
      } catch (RuntimeException e) {
        fail("the group failed: " + e, List.of());
      }
    } else {
      begin(null, monitor, beside);
      end();
    }
    awaitAll(senders);
    awaitAll(receivers);
    ended = true;
    monitor.rest();
    for (Thread one : beside) {
      one.join();
    }
    for (Lane lane : lanes) {
      List<String> wrong = lane.ledger.check(lane.isExact());
      if (!wrong.isEmpty()) {
        fail("the books of " + lane + " are wrong", wrong);
      }
    }
    return lanes.stream().mapToLong(lane -> lane.ledger.received()).sum();
  }

  /** Starts all, and returns when the time is over. */
  private void begin(@Nullable Group group, Monitor monitor, List<Thread> beside)
      throws InterruptedException {
    build(group);
    List<Worker> workers = workers();
    hasGoroutines = !goroutines().isEmpty();
    // What a cycle counts must be counted before the first of its stages starts.
    List<Task> tasks = new ArrayList<>();
    for (Worker worker : workers) {
      Task task = worker::run;
      for (FeedbackCycle cycle : cycles(worker)) {
        task = cycle.counted(task);
      }
      tasks.add(task);
    }
    monitor.watch(this);
    for (int i = 0; i < workers.size(); i++) {
      workers.get(i).start(group, tasks.get(i));
    }
    startBeside(beside);
    TimeUnit.MILLISECONDS.sleep(millis);
    over = true;
  }

  /** Abandons some channels, and closes the others when their senders have ended. */
  private void end() throws InterruptedException {
    for (Lane lane : lanes) {
      if (lane.abandoned) {
        Objects.requireNonNull(lane.in).abandon();
      }
    }
    awaitAll(senders);
    for (Lane lane : lanes) {
      if (lane.isClosedByShape()) {
        lane.out.close();
      }
    }
  }

  private void awaitAll(List<? extends Worker> workers) throws InterruptedException {
    for (Worker worker : workers) {
      while (!worker.hasEnded()) {
        // The monitor ends the process where they do not.
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }

  // What there is.

  private void build(@Nullable Group group) {
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      lanes.add(Lane.random(random, group));
    }
    for (Lane lane : lanes) {
      for (int left = sendersOfALane(); left > 0; left--) {
        addSender(lane);
      }
      for (int left = lane.in == null ? 0 : 1 + random.nextInt(4); left > 0; left--) {
        addReceiver(lane);
      }
    }
  }

  private void addSender(Lane lane) {
    Sender.Style style = byTheClock ? Sender.Style.SEND : oneOf(Sender.Style.values());
    Host host = host(lane.kind.confined, style.blocks());
    List<Lane> to = lanesWith(lane, style.takesSeveral(), host);
    senders.add(
        new Sender("sender " + senders.size(), this, host, pause(), burst(), random(), style, to));
  }

  private void addReceiver(Lane lane) {
    Receiver.Style style = receiverStyle(lane);
    // The first one takes what comes: so nobody depends on receivers that only try.
    boolean first = receivers.stream().noneMatch(one -> one.lanes.contains(lane));
    Host host = first ? Host.GOROUTINE : host(lane.kind.confined, style.blocks());
    List<Lane> from = lanesWith(lane, style.takesSeveral(), host);
    receivers.add(
        new Receiver(
            "receiver " + receivers.size(),
            this,
            host,
            byTheClock ? pause(Pause.Kind.NONE) : pause(),
            burst(),
            random(),
            style,
            from));
  }

  private Receiver.Style receiverStyle(Lane lane) {
    if (byTheClock) {
      return Receiver.Style.RECEIVE;
    }
    // A stage that polls, or waits for a time, keeps its cycle going for ever.
    return lane.cycle == null
        ? oneOf(Receiver.Style.values())
        : oneOf(Receiver.Style.RECEIVE, Receiver.Style.SELECT);
  }

  /** Sometimes a second channel of the same kind of use, for a select over both. */
  private List<Lane> lanesWith(Lane lane, boolean several, Host host) {
    Lane other = lanes.get(random.nextInt(lanes.size()));
    boolean fits =
        several
            && other != lane
            && other.cycle == null
            && lane.cycle == null
            && (other.in == null) == (lane.in == null)
            && other.abandoned == lane.abandoned
            && (host != Host.PLATFORM || !other.kind.confined);
    return fits ? List.of(lane, other) : List.of(lane);
  }

  private Host host(boolean confined, boolean blocks) {
    int choice = random.nextInt(6);
    if (choice == 0 && !confined) {
      return Host.PLATFORM;
    }
    return choice == 1 && !blocks ? Host.PINNED : Host.GOROUTINE;
  }

  private int sendersOfALane() {
    return byTheClock ? 8 + random.nextInt(16) : 1 + random.nextInt(8);
  }

  private Pause pause() {
    return pause(oneOf(byTheClock ? WAKING : Pause.Kind.values()));
  }

  private Pause pause(Pause.Kind kind) {
    return new Pause(kind, random(), echo);
  }

  private int burst() {
    return byTheClock ? LONG_BURST : BURSTS[random.nextInt(BURSTS.length)];
  }

  private Random random() {
    return new Random(random.nextLong());
  }

  @SafeVarargs
  private final <E> E oneOf(E... values) {
    return values[random.nextInt(values.length)];
  }

  private List<FeedbackCycle> cycles(Worker worker) {
    List<FeedbackCycle> cycles = new ArrayList<>();
    for (Lane lane : worker.lanes) {
      if (lane.cycle != null) {
        cycles.add(lane.cycle);
      }
    }
    return cycles;
  }

  private List<Worker> workers() {
    List<Worker> workers = new ArrayList<>(senders);
    workers.addAll(receivers);
    return workers;
  }

  // What runs beside the workers.

  private void startBeside(List<Thread> beside) {
    if (interrupts) {
      Random random = random();
      List<Worker> workers = workers();
      beside.add(platform("interrupts", () -> interruptOne(workers, random)));
    }
    if (dumps) {
      beside.add(platform("dumps", Goroutines::all));
    }
    for (int i = 0; i < computing; i++) {
      beside.add(Thread.ofVirtual().name("computes").start(this::compute));
    }
    for (int i = 0; i < busy; i++) {
      beside.add(Thread.ofPlatform().daemon().name("busy").start(() -> until(Thread::onSpinWait)));
    }
  }

  private Thread platform(String name, Runnable step) {
    Random random = random();
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(
            () ->
                until(
                    () -> {
                      step.run();
                      LockSupport.parkNanos(random.nextInt(2_000_000));
                    }));
  }

  private void until(Runnable step) {
    while (!ended) {
      step.run();
    }
  }

  private void compute() {
    Random random = new Random(seed);
    until(
        () -> {
          int nanos = random.nextInt(LONGEST_COMPUTATION_NANOS);
          Pause.spin(nanos);
          // Leaves a part of even one carrier to the workers.
          LockSupport.parkNanos((long) nanos * computing);
        });
  }

  private static void interruptOne(List<Worker> workers, Random random) {
    Worker worker = workers.get(random.nextInt(workers.size()));
    Thread thread = worker.thread();
    if (thread != null && !worker.hasEnded()) {
      thread.interrupt();
    }
  }

  // What the workers and the monitor ask.

  boolean isOver() {
    return over;
  }

  /** Grows with everything that a goroutine does; where there is none, that a thread does. */
  long progress() {
    return (hasGoroutines ? goroutines() : workers())
            .stream().mapToLong(worker -> worker.progress() + (worker.hasEnded() ? 1 : 0)).sum()
        + (over ? 1 : 0);
  }

  private List<Worker> goroutines() {
    return workers().stream().filter(worker -> worker.host != Host.PLATFORM).toList();
  }

  /** An abandoned channel ends its senders. */
  boolean expects(ChannelAbandonedException e) {
    if (lanes.stream().noneMatch(lane -> lane.abandoned) || !over) {
      throw e;
    }
    return false;
  }

  void failed(Worker worker, Throwable e) {
    StringBuilder trace = new StringBuilder(e.toString());
    for (StackTraceElement frame : e.getStackTrace()) {
      trace.append("\n    at ").append(frame);
    }
    fail(worker.name + " failed", List.of(trace.toString()));
  }

  /** Says what is wrong, with all that is known, and ends the process. */
  void fail(String what, List<String> details) {
    synchronized (Shape.class) {
      System.out.println("BUG " + what + "; replay with -Dseed=" + seed);
      details.stream().limit(20).forEach(System.out::println);
      System.out.println(describe());
      workers().forEach(worker -> System.out.println(worker.describe()));
      System.out.println(Dump.ofAllThreads());
      Runtime.getRuntime().halt(1);
    }
  }

  private String describe() {
    return String.format(
        "shape of %s, %s, %d ms%s%s, %d computing, %d busy, over %s, parallelism %s",
        lanes,
        inAGroup ? "in a group" : "without a group",
        millis,
        interrupts ? ", with interrupts" : "",
        dumps ? ", with dumps" : "",
        computing,
        busy,
        over,
        Objects.requireNonNullElse(
            System.getProperty("jdk.virtualThreadScheduler.parallelism"), "of the machine"));
  }
}
