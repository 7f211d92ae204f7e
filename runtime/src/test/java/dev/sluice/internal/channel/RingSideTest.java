package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertThat;

import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How this JVM lays out the sides of a ring: whoever shares a cache line slows the others down. */
final class RingSideTest {
  private static final int CACHE_LINE = 64;

  /** What goroutines on the side itself use. */
  private static final List<String> OWN = List.of("held", "limit");

  @Test
  void nothingBeforeASideSharesACacheLineWithItsLock() throws ReflectiveOperationException {
    for (String name : OWN) {
      assertThat(offset(name)).isAtLeast(CACHE_LINE);
    }
  }

  @Test
  void theIndexThatTheOtherSideLooksAtSharesNoCacheLineWithTheLock()
      throws ReflectiveOperationException {
    for (String name : OWN) {
      assertThat(offset("index") - offset(name)).isAtLeast(CACHE_LINE);
    }
  }

  @Test
  void nothingBehindASideSharesACacheLineWithItsIndex() throws ReflectiveOperationException {
    long end = 0;
    for (Field field : RingSide.class.getDeclaredFields()) {
      if (field.getType() == long.class) {
        end = Math.max(end, offset(field.getName()) + Long.BYTES);
      }
    }
    assertThat(end - offset("index")).isAtLeast(CACHE_LINE);
  }

  private static long offset(String name) throws ReflectiveOperationException {
    // By reflection, for nothing but sun.misc.Unsafe tells, and javac warns of it.
    Class<?> unsafeType = Class.forName("sun.misc.Unsafe");
    Field theUnsafe = unsafeType.getDeclaredField("theUnsafe");
    theUnsafe.setAccessible(true);
    return (long)
        unsafeType
            .getMethod("objectFieldOffset", Field.class)
            .invoke(theUnsafe.get(null), field(RingSide.class, name));
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    for (Field field : type.getDeclaredFields()) {
      if (field.getName().equals(name)) {
        return field;
      }
    }
    if (type == Object.class) {
      throw new NoSuchFieldException(name);
    }
    return field(type.getSuperclass(), name);
  }
}
