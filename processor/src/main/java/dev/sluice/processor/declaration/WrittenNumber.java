package dev.sluice.processor.declaration;

/** The numbers in annotations that stand for one which is known at run time only. */
public final class WrittenNumber {
  /** {@code Stage.PROCESSORS}. */
  public static final int PROCESSORS = Integer.MIN_VALUE;

  /** {@code Stage.GIVEN}, {@code Capacity.GIVEN} and {@code Batch.GIVEN}. */
  public static final int GIVEN = Integer.MIN_VALUE + 1;

  private WrittenNumber() {}
}
