package dev.sluice.samples.service;

/** An order cannot be taken, and the customer is to be told why. */
final class RejectedOrderException extends Exception {
  private static final long serialVersionUID = 1;

  RejectedOrderException(String message) {
    super(message);
  }
}
