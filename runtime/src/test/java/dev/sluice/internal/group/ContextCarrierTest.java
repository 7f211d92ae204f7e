package dev.sluice.internal.group;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.CarriedContext;
import dev.sluice.ContextCarrier;
import dev.sluice.Group;
import dev.sluice.Task;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Context that is bound to a thread reaches the goroutines that the thread starts. */
@Timeout(60)
final class ContextCarrierTest {
  private final List<String> log = new ArrayList<>();

  private ContextCarrier named(String name) {
    return () -> {
      log.add("capture " + name);
      return task -> {
        log.add("enter " + name);
        try {
          task.run();
        } finally {
          log.add("leave " + name);
        }
      };
    };
  }

  private void run(ContextCarrier... carriers) throws Exception {
    new Contexts(List.of(carriers)).capture(() -> log.add("task")).run();
  }

  @Test
  void carriersEncloseTheTaskInTheirOrder() throws Exception {
    run(named("a"), named("b"));
    assertThat(log)
        .containsExactly(
            "capture b", "capture a", "enter a", "enter b", "task", "leave b", "leave a")
        .inOrder();
  }

  @Test
  void aCarrierThatFailsDoesNotLoseTheTask() throws Exception {
    run(
        () -> {
          throw new IllegalStateException("no capture");
        },
        () ->
            task -> {
              throw new IllegalStateException("before the task");
            },
        () -> task -> log.add("forgets the task"),
        () ->
            task -> {
              task.run();
              assertThrows(IllegalStateException.class, task::run);
              throw new IllegalStateException("after the task");
            },
        named("a"));
    assertThat(log)
        .containsExactly("capture a", "forgets the task", "enter a", "task", "leave a")
        .inOrder();
  }

  @Test
  void theTaskEndsWithWhatItThrowsItself() {
    IOException own = new IOException("its own");
    Task failing =
        () -> {
          throw own;
        };
    ContextCarrier wrapping =
        () ->
            task -> {
              try {
                task.run();
              } catch (Exception e) {
                throw new IllegalStateException("another one", e);
              }
            };
    ContextCarrier swallowing =
        () ->
            task -> {
              try {
                task.run();
              } catch (Exception e) {
                log.add("swallowed");
              }
            };
    for (ContextCarrier carrier : List.of(wrapping, swallowing, named("a"))) {
      Task carried = new Contexts(List.of(carrier)).capture(failing);
      assertThat(assertThrows(IOException.class, carried::run)).isSameInstanceAs(own);
    }
  }

  /** All that starts goroutines, with a thread-local, a scoped value, and a carrier that fails. */
  @Test
  void installedCarriersServeAllThatStartsGoroutines(@TempDir Path services) throws Exception {
    Path file = services.resolve("META-INF/services/dev.sluice.ContextCarrier");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        dev.sluice.CarriedContext$Fields
        dev.sluice.CarriedContext$Failing
        dev.sluice.CarriedContext$User
        """);
    URL[] urls = {
      services.toUri().toURL(),
      location(Group.class),
      location(CarriedContext.class),
      location(Nullable.class)
    };
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Callable<?> program =
          (Callable<?>)
              loader.loadClass(CarriedContext.class.getName()).getConstructor().newInstance();
      assertThat(program.call())
          .isEqualTo(
              "{call=r1/gopher, child=r1/gopher, failure=[java.io.IOException: its own],"
                  + " go=r1/gopher, stage-1=r1/gopher, stage-2=r1/gopher, try=r1/gopher,"
                  + " wait group=r1/gopher}");
    }
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }
}
