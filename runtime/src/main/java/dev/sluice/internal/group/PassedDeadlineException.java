package dev.sluice.internal.group;

import java.util.concurrent.TimeoutException;

/** The deadline of a group has passed: the failure is the group's, not that of a goroutine. */
public final class PassedDeadlineException extends TimeoutException {
  private static final long serialVersionUID = 1;

  PassedDeadlineException(String message) {
    super(message);
  }
}
