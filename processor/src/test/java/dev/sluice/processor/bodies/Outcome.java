package dev.sluice.processor.bodies;

import dev.sluice.Goroutine;
import dev.sluice.Goroutines;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a wrong program, the best first.
 *
 * @param kind how it is met
 * @param detail the codes or the exception; empty if there is nothing more to say
 */
record Outcome(Kind kind, String detail) {
  /** How a wrong program is met. */
  enum Kind {
    /** The types forbid it, or the library makes it right. */
    IMPOSSIBLE("impossible by construction"),
    /** An error of Sluice. */
    ERROR("does not compile"),
    /** A warning of Sluice. */
    WARNING("warned about"),
    /** An exception or the leak report tells it, by name. */
    RUN_TIME("reported at run time"),
    /** Nothing tells it. */
    MISSED("slips through");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** How long after one look the next one comes. */
  private static final Duration LOOK = Duration.ofMillis(10);

  /**
   * How long a program may go on before it counts as stuck; its waiting is looked at, not timed.
   */
  private static final int LOOKS = 3_000;

  /** For how many looks nothing may run: long enough for a deadlock to be proved meanwhile. */
  private static final int STILL = 200;

  String text() {
    return detail.isEmpty() ? kind.title() : kind.title() + ": " + detail;
  }

  static Outcome of(Programs.Program program) throws InterruptedException {
    BodyCompilation compilation = BodyCompilation.of(program.text());
    String errors = codes(compilation, Diagnostic.Kind.ERROR);
    if (!errors.isEmpty()) {
      return new Outcome(Kind.ERROR, errors);
    }
    if (!compilation.others().isEmpty()) {
      return new Outcome(Kind.IMPOSSIBLE, "the types forbid it");
    }
    String warnings = codes(compilation, Diagnostic.Kind.WARNING);
    if (!warnings.isEmpty()) {
      return new Outcome(Kind.WARNING, warnings);
    }
    return program.text().contains("void main(")
        ? run(compilation, program.name())
        : new Outcome(Kind.MISSED, "");
  }

  private static String codes(BodyCompilation compilation, Diagnostic.Kind kind) {
    return compilation.diagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == kind)
        .map(BodyCompilation::code)
        .filter(code -> !code.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Outcome run(BodyCompilation compilation, String name) throws InterruptedException {
    Set<Long> before =
        Goroutines.all().stream().map(Goroutine::id).collect(Collectors.toUnmodifiableSet());
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread main =
        Thread.ofPlatform()
            .daemon()
            .name(name)
            .start(
                () -> {
                  try {
                    compilation.main(name);
                  } catch (Throwable e) {
                    failure.set(e);
                  }
                });
    int still = 0;
    List<Goroutine> left = List.of();
    for (int look = 0; look < LOOKS && still < STILL; look++) {
      if (main.join(LOOK)) {
        // It ends at once; all looks together would last a millisecond.
        LockSupport.parkNanos(LOOK.toNanos());
      }
      left = Goroutines.all().stream().filter(each -> !before.contains(each.id())).toList();
      boolean settled = left.stream().noneMatch(each -> each.state().equals("running"));
      boolean ended =
          !main.isAlive() || left.stream().anyMatch(each -> each.id() == main.threadId());
      still = settled && ended ? still + 1 : 0;
      if (!main.isAlive() && left.isEmpty()) {
        break;
      }
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      return new Outcome(Kind.RUN_TIME, thrown.getClass().getSimpleName());
    }
    if (left.stream().anyMatch(Outcome::isInOperation)) {
      return new Outcome(Kind.RUN_TIME, "leak report");
    }
    return left.isEmpty() && !main.isAlive()
        ? new Outcome(Kind.IMPOSSIBLE, "it ends as it should")
        : new Outcome(Kind.MISSED, "");
  }

  /** Whether the leak report lists it: it waits in an operation of the library. */
  private static boolean isInOperation(Goroutine goroutine) {
    return goroutine.state().startsWith("chan")
        || goroutine.state().startsWith("select")
        || goroutine.state().startsWith("sync.WaitGroup");
  }
}
