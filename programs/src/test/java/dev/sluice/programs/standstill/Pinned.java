package dev.sluice.programs.standstill;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Runs code with a native frame below it, which pins a virtual thread to its carrier. */
public final class Pinned {
  private static final ThreadLocal<Runnable> CODE = new ThreadLocal<>();
  private static final MemorySegment TWO_ELEMENTS = Arena.global().allocate(2);
  private static final MethodHandle SORT;
  private static final MemorySegment COMPARATOR;

  static {
    Linker linker = Linker.nativeLinker();
    SORT = sort(linker);
    COMPARATOR = comparator(linker);
  }

  private Pinned() {}

  /** Runs the code once, in the comparator of C's {@code qsort}. */
  public static void run(Runnable code) {
    CODE.set(code);
    try {
      SORT.invokeExact(TWO_ELEMENTS, 2L, 1L, COMPARATOR);
    } catch (Throwable e) {
      throw new AssertionError(e);
    } finally {
      CODE.remove();
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle sort(Linker linker) {
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("qsort"),
        FunctionDescriptor.ofVoid(
            ValueLayout.ADDRESS,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.ADDRESS));
  }

  @SuppressWarnings("restricted")
  private static MemorySegment comparator(Linker linker) {
    try {
      MethodHandle compare =
          MethodHandles.lookup()
              .findStatic(
                  Pinned.class,
                  "compare",
                  MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
      return linker.upcallStub(
          compare,
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
          Arena.global());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Called by {@code qsort}, once for two elements. What it throws would end the process. */
  @SuppressWarnings("unused")
  private static int compare(MemorySegment left, MemorySegment right) {
    CODE.get().run();
    return 0;
  }
}
