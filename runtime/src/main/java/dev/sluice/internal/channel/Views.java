package dev.sluice.internal.channel;

/** What is behind the ends of channels that a program holds. */
public final class Views {
  private Views() {}

  /** What views are views of; anything else itself. */
  public static Object core(Object channel) {
    return channel instanceof HasCore view ? view.core() : channel;
  }
}
