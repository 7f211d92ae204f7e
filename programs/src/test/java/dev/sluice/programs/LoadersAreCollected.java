package dev.sluice.programs;

import dev.sluice.Channel;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NonNull;

/** The library's own threads keep no class loader alive, neither its own nor that of a user. */
final class LoadersAreCollected {
  private static final InheritableThreadLocal<Object> TENANT = new InheritableThreadLocal<>();

  private LoadersAreCollected() {}

  static void main() throws Exception {
    URL[] library = {location(Channel.class), location(NonNull.class)};
    WeakReference<ClassLoader> own = ownLoader(library);
    Verdict.that(collected(own), "the loader of an application that has the library in it");
    try (URLClassLoader shared = loader(library)) {
      AtomicReference<Object> tenant = new AtomicReference<>(new byte[1_000]);
      WeakReference<Object> tenantReference = new WeakReference<>(tenant.get());
      WeakReference<ClassLoader> context = firstUser(shared, tenant);
      Verdict.that(collected(context), "the context loader of a shared library's first user");
      Verdict.that(collected(tenantReference), "an inheritable value of the first user");
    }
    Verdict.end();
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static URLClassLoader loader(URL[] urls) {
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static WeakReference<ClassLoader> ownLoader(URL[] library) throws Exception {
    URLClassLoader loader = loader(library);
    inAThread(() -> use(loader));
    return new WeakReference<>(loader);
  }

  private static WeakReference<ClassLoader> firstUser(
      ClassLoader shared, AtomicReference<Object> tenant) throws Exception {
    ClassLoader application =
        new URLClassLoader(new URL[0], LoadersAreCollected.class.getClassLoader());
    inAThread(
        () -> {
          TENANT.set(tenant.getAndSet(null));
          Thread.currentThread().setContextClassLoader(application);
          use(shared);
        });
    return new WeakReference<>(application);
  }

  @FunctionalInterface
  private interface Code {
    void run() throws Exception;
  }

  private static void inAThread(Code code) throws InterruptedException {
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    code.run();
                  } catch (Exception e) {
                    Verdict.that(false, "used by reflection: %s", e);
                  }
                });
    thread.join();
  }

  /** Opens a group, runs a goroutine that waits for a timer, and closes it, by reflection. */
  private static void use(ClassLoader loader) throws Exception {
    Class<?> group = loader.loadClass("dev.sluice.Group");
    Class<?> task = loader.loadClass("dev.sluice.Task");
    Object opened = group.getMethod("open").invoke(null);
    Object sleeps =
        Proxy.newProxyInstance(
            loader,
            new Class<?>[] {task},
            (proxy, method, arguments) -> {
              Thread.sleep(1);
              return null;
            });
    group
        .getMethod("go", String.class, task, Runnable[].class)
        .invoke(opened, "sleeps", sleeps, new Runnable[0]);
    group.getMethod("join").invoke(opened);
    group.getMethod("close").invoke(opened);
  }

  private static boolean collected(WeakReference<?> reference) throws InterruptedException {
    return Patience.within(
        15,
        () -> {
          System.gc();
          return reference.get() == null;
        });
  }
}
