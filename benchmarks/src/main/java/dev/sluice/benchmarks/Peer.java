package dev.sluice.benchmarks;

/** What stands side by side in the table. */
public enum Peer {
  /** Channels and goroutines written by hand. */
  SLUICE("Sluice"),
  /** The same shapes as goroutine stages, wired by the generator. */
  PIPELINE("Sluice `@Pipeline`"),
  /** The same as function stages, which the generator fuses: no channel, whatever the capacity. */
  FUNCTIONS("Sluice functions"),
  /** Go's goroutines and channels, in a process of their own. */
  GO("Go"),
  /** Jox on virtual threads. */
  JOX("Jox"),
  /** The channels of kotlinx.coroutines, in Kotlin. */
  KOTLIN("Kotlin"),
  /** The queues of {@code java.util.concurrent} on virtual threads. */
  JUC("j.u.concurrent"),
  /** JCTools on virtual threads that yield while they cannot go on: its queues do not block. */
  JCTOOLS("JCTools, yielding"),
  /** Two virtual threads that park and unpark one another: what no channel can be faster than. */
  FLOOR("park/unpark");

  private final String title;

  Peer(String title) {
    this.title = title;
  }

  /** What the table calls it. */
  String title() {
    return title;
  }

  /**
   * A new instance of the library. It is made in the JVM that measures it, so that no other library
   * is loaded there.
   *
   * @throws UnsupportedOperationException for Go
   */
  Library library() {
    return switch (this) {
      case SLUICE -> new SluiceLibrary();
      case PIPELINE -> new PipelineLibrary();
      case FUNCTIONS -> new FunctionLibrary();
      case GO -> throw new UnsupportedOperationException("not a library of the JVM");
      case JOX -> new JoxLibrary();
      case KOTLIN -> new KotlinLibrary();
      case JUC -> new QueueLibrary(Lines::blocking, Lines::blocking);
      case JCTOOLS -> new QueueLibrary(Lines::oneToOne, Lines::manyToMany);
      case FLOOR -> new FloorLibrary();
    };
  }

  /** Whether the peer can express a load as it is meant. */
  boolean runs(Load load) {
    return switch (this) {
      case SLUICE, GO, JOX, KOTLIN -> true;
      case PIPELINE -> PipelineLibrary.runs(load);
      case FUNCTIONS -> load.workload() == Workload.PIPE;
      case JUC -> load.workload() != Workload.SELECT;
      case JCTOOLS ->
          switch (load.workload()) {
            case HOP, PIPE, EIGHT_BY_EIGHT, PAIRS, CHAIN -> load.capacity() >= Lines.LEAST_CAPACITY;
            default -> false;
          };
      case FLOOR -> load.workload() == Workload.PING_PONG;
    };
  }
}
