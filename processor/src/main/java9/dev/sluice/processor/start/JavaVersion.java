package dev.sluice.processor.start;

import java.lang.reflect.InvocationTargetException;

/** Whether the compiler runs on a Java that is new enough. */
final class JavaVersion {
  private static final int LEAST = 21;

  private JavaVersion() {}

  static boolean isEnough() {
    return feature() >= LEAST;
  }

  /** One line that says what is missing and what to do. */
  static String message() {
    return "Sluice needs JDK "
        + LEAST
        + " or later to compile, and this compiler runs on "
        + System.getProperty("java.version")
        + ". Compile with a newer JDK: set JAVA_HOME, or a toolchain of the build.";
  }

  private static int feature() {
    return Integer.parseInt(System.getProperty("java.specification.version"));
  }

  /** Makes what older compilers cannot load. */
  static <T> T make(Class<T> type, String name) {
    try {
      return type.cast(Class.forName(name).getConstructor().newInstance());
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(name + " cannot be made", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name + " cannot be made", e);
    }
  }
}
