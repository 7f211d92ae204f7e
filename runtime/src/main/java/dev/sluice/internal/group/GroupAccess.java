package dev.sluice.internal.group;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leads from what users hold of a group to what is behind it, and back. The class that users hold
 * provides both ways when it is initialized; it is not named here, because it lies above.
 */
public final class GroupAccess {
  private static volatile @Nullable Function<GroupCore, ?> facades;
  private static volatile @Nullable Function<Object, GroupCore> cores;

  private GroupAccess() {}

  /** To be called once, by the class of the facades. */
  public static <F> void provide(
      Class<F> type, Function<GroupCore, F> facadeOf, Function<F, GroupCore> coreOf) {
    facades = facadeOf;
    cores = facade -> coreOf.apply(type.cast(facade));
  }

  /** What is behind a facade. */
  public static GroupCore core(Object facade) {
    return Objects.requireNonNull(cores).apply(Objects.requireNonNull(facade));
  }

  /** What users hold. */
  public static Object facade(GroupCore core) {
    return Objects.requireNonNull(facades).apply(core);
  }
}
