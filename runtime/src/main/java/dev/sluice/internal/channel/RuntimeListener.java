package dev.sluice.internal.channel;

import java.util.ServiceLoader;

/**
 * Told of what happens in the rooms below the reports, which do not know who listens. It is a
 * service of the library itself, looked up when it is needed first.
 */
public interface RuntimeListener {
  /** The listener of this process. */
  static RuntimeListener get() {
    return Found.LISTENER;
  }

  /** A goroutine has started, or another thread is about to park in an operation. */
  void arrives();

  /** A group is open from now on. */
  void opens(Membership group);

  /** A group is over. */
  void closes(Membership group);

  /** Holds the listener, so that it is looked up on first use. */
  final class Found {
    private static final RuntimeListener LISTENER =
        ServiceLoader.load(RuntimeListener.class, RuntimeListener.class.getClassLoader())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the service file META-INF/services/"
                            + RuntimeListener.class.getName()
                            + " is missing: keep it where jars are merged"));

    private Found() {}
  }
}
