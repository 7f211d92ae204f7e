package dev.sluice.internal.view;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Starts what the property {@code sluice.inspector} asks for, when the first group opens. */
final class Watchers {
  private static final String PROPERTY = "sluice.inspector";

  private Watchers() {}

  /** Never blocks, and never fails the program: what goes wrong is logged. */
  static void start() {
    String setting = System.getProperty(PROPERTY);
    if (setting == null) {
      return;
    }
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try {
      Thread.ofPlatform()
          .daemon()
          .name("sluice-watchers")
          .inheritInheritableThreadLocals(false)
          .start(() -> start(setting, context));
    } catch (RuntimeException | Error e) {
      log("no thread is to be had to start the inspector", e);
    }
  }

  private static void start(String setting, @Nullable ClassLoader context) {
    try {
      if (!start(setting, ServiceLoader.load(Watcher.class, context))
          && !start(setting, ServiceLoader.load(Watcher.class, Watcher.class.getClassLoader()))) {
        log("the property " + PROPERTY + " is set, but sluice-inspector is not on the path", null);
      }
    } catch (RuntimeException | ServiceConfigurationError e) {
      log("the inspector cannot start", e);
    }
  }

  private static boolean start(String setting, ServiceLoader<Watcher> watchers) {
    boolean found = false;
    for (Watcher watcher : watchers) {
      watcher.start(setting);
      found = true;
    }
    return found;
  }

  private static void log(String message, @Nullable Throwable cause) {
    System.getLogger("dev.sluice").log(System.Logger.Level.WARNING, message, cause);
  }
}
