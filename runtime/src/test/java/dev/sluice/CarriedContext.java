package dev.sluice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A program with a carrier of its own, to be run in a class loader in which that is installed. It
 * has fields like those of a logger, which live in a thread-local, and a scoped value.
 */
public final class CarriedContext implements Callable<String> {
  /** The fields of a logger. */
  private static final ThreadLocal<Map<String, String>> FIELDS = new ThreadLocal<>();

  private static final ScopedValue<String> USER = ScopedValue.newInstance();

  /** What each goroutine has seen. */
  private final Map<String, String> seen = new ConcurrentHashMap<>();

  /** Carries the fields. */
  public static final class Fields implements ContextCarrier {
    @Override
    public Captured capture() {
      Map<String, String> fields = FIELDS.get();
      return task -> {
        FIELDS.set(fields);
        try {
          task.run();
        } finally {
          FIELDS.remove();
        }
      };
    }
  }

  /** Carries the one scoped value that it knows. */
  public static final class User implements ContextCarrier {
    @Override
    public Captured capture() {
      if (!USER.isBound()) {
        return Task::run;
      }
      String user = USER.get();
      return task ->
          ScopedValue.where(USER, user)
              .call(
                  () -> {
                    task.run();
                    return user;
                  });
    }
  }

  /** Fails in one way after the other. */
  public static final class Failing implements ContextCarrier {
    @Override
    public Captured capture() {
      return task -> {
        throw new IllegalStateException("a carrier that fails");
      };
    }
  }

  private void see(String goroutine) {
    seen.put(
        goroutine, FIELDS.get().get("request") + "/" + (USER.isBound() ? USER.get() : "nobody"));
  }

  @Override
  public String call() throws Exception {
    FIELDS.set(Map.of("request", "r1"));
    ScopedValue.where(USER, "gopher").call(this::run);
    return new TreeMap<>(seen).toString();
  }

  private Void run() throws Exception {
    Go.go(() -> see("go")).join();
    WaitGroup wait = new WaitGroup();
    wait.go(() -> see("wait group"));
    wait.await();
    try (Group group = Group.open("group")) {
      group.go("member", () -> Go.go(() -> see("child")));
      var _ =
          group.call(
              "call",
              () -> {
                see("call");
                return 1;
              });
      group.tryGo("try", () -> see("try"));
      group.join();
    }
    Topology topology = Topology.of("Carried").stage("stage").workers(2).build();
    PipelineRun<Void> run =
        PipelineRun.start(
            topology,
            group -> {
              for (int i = 1; i <= 2; i++) {
                String name = "stage-" + i;
                group.go(name, () -> see(name));
              }
              group.join();
              return null;
            });
    FIELDS.set(Map.of("request", "r2"));
    run.join();
    List<String> failures = Collections.synchronizedList(new ArrayList<>());
    try (Group group = Group.open("failing")) {
      group.go(
          "fails",
          () -> {
            throw new java.io.IOException("its own");
          });
      group.join();
    } catch (GoroutineFailedException e) {
      failures.add(String.valueOf(e.getCause()));
    }
    seen.put("failure", failures.toString());
    return null;
  }
}
