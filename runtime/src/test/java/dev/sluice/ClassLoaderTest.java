package dev.sluice;

import static com.google.common.truth.Truth.assertThat;

import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads of the library keep alive neither its own class loader nor what belongs to its users. */
@Timeout(60)
final class ClassLoaderTest {
  private static final InheritableThreadLocal<Object> TENANT = new InheritableThreadLocal<>();

  @Test
  void anApplicationThatHasTheLibraryCanBeDropped() throws Exception {
    awaitCollected(useInALoaderOfItsOwn());
  }

  @Test
  void anApplicationThatUsesASharedLibraryFirstCanBeDropped() throws Exception {
    try (URLClassLoader shared = loader()) {
      awaitCollected(useFromAnApplication(shared));
    }
  }

  private static WeakReference<ClassLoader> useInALoaderOfItsOwn() throws Exception {
    URLClassLoader loader = loader();
    inAThreadOfItsOwn(new ClassLoader(null) {}, loader);
    return new WeakReference<>(loader);
  }

  private static WeakReference<ClassLoader> useFromAnApplication(ClassLoader shared)
      throws Exception {
    ClassLoader application = new ClassLoader(null) {};
    inAThreadOfItsOwn(application, shared);
    return new WeakReference<>(application);
  }

  private static void inAThreadOfItsOwn(ClassLoader context, ClassLoader library)
      throws InterruptedException {
    @Nullable Throwable[] failure = {null};
    Thread user =
        Thread.ofPlatform()
            .start(
                () -> {
                  Thread.currentThread().setContextClassLoader(context);
                  // Reaches the context loader as well: kept by whoever inherits it.
                  TENANT.set(context);
                  try {
                    use(library);
                  } catch (Throwable e) {
                    failure[0] = e;
                  }
                });
    user.join();
    assertThat(failure[0]).isNull();
  }

  /** A group, a goroutine that blocks, and a join: all threads of the library have been there. */
  private static void use(ClassLoader library) throws Exception {
    Class<?> group = library.loadClass("dev.sluice.Group");
    Class<?> task = library.loadClass("dev.sluice.Task");
    Class<?> timer = library.loadClass("dev.sluice.Timer");
    Class<?> receiver = library.loadClass("dev.sluice.ReceiveChannel");
    Object opened = group.getMethod("open").invoke(null);
    Object channel = timer.getMethod("after", Duration.class).invoke(null, Duration.ofMillis(5));
    Object body =
        Proxy.newProxyInstance(
            library,
            new Class<?>[] {task},
            (proxy, method, arguments) -> receiver.getMethod("receive").invoke(channel));
    group
        .getMethod("go", String.class, task, Runnable[].class)
        .invoke(opened, "x", body, new Runnable[0]);
    group.getMethod("join").invoke(opened);
    group.getMethod("close").invoke(opened);
  }

  private static URLClassLoader loader() {
    URL library = Group.class.getProtectionDomain().getCodeSource().getLocation();
    URL annotations = Nullable.class.getProtectionDomain().getCodeSource().getLocation();
    return new URLClassLoader(
        new URL[] {library, annotations}, ClassLoader.getPlatformClassLoader());
  }

  private static void awaitCollected(WeakReference<?> reference) throws InterruptedException {
    Eventually.until(
        () -> {
          System.gc();
          return reference.refersTo(null);
        });
  }
}
