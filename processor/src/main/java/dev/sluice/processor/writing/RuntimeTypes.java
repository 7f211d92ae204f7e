package dev.sluice.processor.writing;

import com.palantir.javapoet.ClassName;
import java.util.LinkedHashSet;
import java.util.Set;

/** The types of the runtime and the JDK that generated code names. */
final class RuntimeTypes {
  private static final Set<ClassName> ALL = new LinkedHashSet<>();

  static final ClassName CHANNEL = runtime("Channel");
  static final ClassName SEND_CHANNEL = runtime("SendChannel");
  static final ClassName RECEIVE_CHANNEL = runtime("ReceiveChannel");
  static final ClassName GROUP = runtime("Group");
  static final ClassName WAIT_GROUP = runtime("WaitGroup");
  static final ClassName PIPELINE_RUN = runtime("PipelineRun");
  static final ClassName TOPOLOGY = runtime("Topology");
  static final ClassName TOPOLOGY_BUILDER = runtime("TopologyBuilder");
  static final ClassName BROADCAST = generated("Broadcaster");
  static final ClassName FEEDBACK = generated("FeedbackCycle");
  static final ClassName ORDERED_WORKERS = generated("OrderedWorkers");
  static final ClassName ELEMENTS = generated("Elements");
  static final ClassName CLOSING = generated("Closing");
  static final ClassName PORTS = generated("Ports");
  static final ClassName OUTPUTS = generated("Outputs");
  static final ClassName ATTEMPTED = generated("AttemptedElements");
  static final ClassName BATCHES = generated("Batches");
  static final ClassName KEYED_QUEUES = generated("KeyedQueues");
  static final ClassName REJECTION = generated("Rejection");
  static final ClassName OVERFLOW = runtime("Overflow");
  static final ClassName GIVEN = generated("Given");
  static final ClassName LENT = generated("BorrowedEnds");
  static final ClassName SHARES = generated("Shares");
  static final ClassName SOURCE_LOOP = generated("SourceLoop");
  static final ClassName SOURCES = generated("Sources");
  static final ClassName NEXT = generated("Next");
  static final ClassName TALLY = generated("Tally");
  static final ClassName TASK = runtime("Task");
  static final ClassName GOROUTINE_FAILED = runtime("GoroutineFailedException");
  static final ClassName DEADLOCK = runtime("DeadlockException");
  static final ClassName FUTURE = type("java.util.concurrent", "Future");
  static final ClassName LIST = type("java.util", "List");
  static final ClassName UNDECLARED = type("java.lang.reflect", "UndeclaredThrowableException");
  static final ClassName SELECT = runtime("Select");
  static final ClassName DURATION = type("java.time", "Duration");
  static final ClassName OBJECTS = type("java.util", "Objects");

  private RuntimeTypes() {}

  private static ClassName runtime(String simpleName) {
    return type("dev.sluice", simpleName);
  }

  private static ClassName generated(String simpleName) {
    return type("dev.sluice.generated", simpleName);
  }

  private static ClassName type(String packageName, String simpleName) {
    ClassName type = ClassName.get(packageName, simpleName);
    ALL.add(type);
    return type;
  }

  /** All of them, so that no variable is called like one. */
  static Set<ClassName> all() {
    return ALL;
  }
}
