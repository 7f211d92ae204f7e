package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.Channel;
import dev.sluice.ChannelClosedException;
import dev.sluice.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a select over any combination of cases and checks that it does only what one of them allows
 * (rule SEL-42).
 */
final class SelectMatrix {
  /** A case, by what can become of it. */
  enum Prospect {
    READY_SEND,
    READY_RECEIVE,
    BLOCKING_SEND,
    BLOCKING_RECEIVE,
    /** Blocks until a helper comes to the other side. */
    HELPED_SEND,
    HELPED_RECEIVE,
    NIL_SEND,
    NIL_RECEIVE,
    CLOSED_SEND,
    CLOSED_RECEIVE;

    boolean isReady() {
      return this == READY_SEND
          || this == READY_RECEIVE
          || this == CLOSED_SEND
          || this == CLOSED_RECEIVE;
    }

    boolean isHelped() {
      return this == HELPED_SEND || this == HELPED_RECEIVE;
    }
  }

  /** One case of the select under test. */
  private static final class Entry {
    final Prospect prospect;
    final @Nullable Channel<Integer> channel;
    final Select.Case handle;

    Entry(Maker maker, Prospect prospect) throws InterruptedException {
      this.prospect = prospect;
      channel =
          switch (prospect) {
            case READY_SEND, READY_RECEIVE -> maker.make(1);
            case BLOCKING_SEND, BLOCKING_RECEIVE, HELPED_SEND, HELPED_RECEIVE -> maker.make();
            case CLOSED_SEND, CLOSED_RECEIVE -> maker.make(1);
            case NIL_SEND -> null;
            case NIL_RECEIVE -> Channel.nil();
          };
      if (prospect == Prospect.READY_RECEIVE && channel != null) {
        channel.send(7);
      }
      if ((prospect == Prospect.CLOSED_SEND || prospect == Prospect.CLOSED_RECEIVE)
          && channel != null) {
        channel.close();
      }
      handle =
          switch (prospect) {
            case READY_SEND, BLOCKING_SEND, HELPED_SEND, NIL_SEND, CLOSED_SEND ->
                Cases.send(channel, 5);
            case READY_RECEIVE, BLOCKING_RECEIVE, HELPED_RECEIVE, NIL_RECEIVE, CLOSED_RECEIVE ->
                Cases.receive(channel);
          };
    }

    /** Does the other side of a case that blocks, from outside. */
    boolean help() throws InterruptedException {
      if (channel == null) {
        return false;
      }
      if (prospect == Prospect.HELPED_SEND) {
        return channel
            .tryReceive()
            .map(received -> received.value())
            .filter(v -> v == 5)
            .isPresent();
      }
      return channel.trySend(7);
    }

    /** Whether what is left of the channel says that the case happened, once. */
    void happened(boolean expected) {
      if (channel != null
          && (prospect == Prospect.READY_SEND || prospect == Prospect.READY_RECEIVE)) {
        boolean full = channel.length() == 1;
        assertWithMessage("%s happened", prospect)
            .that(full == (prospect == Prospect.READY_SEND))
            .isEqualTo(expected);
      }
      if (expected && handle instanceof Select.ReceiveCase<?> receive) {
        assertWithMessage("%s: ok", prospect)
            .that(receive.ok())
            .isEqualTo(prospect != Prospect.CLOSED_RECEIVE);
        assertWithMessage("%s: value", prospect)
            .that(receive.value())
            .isEqualTo(prospect == Prospect.CLOSED_RECEIVE ? null : Integer.valueOf(7));
      }
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final boolean withDefault;
  private final String what;

  private SelectMatrix(Maker maker, List<Prospect> prospects, boolean withDefault)
      throws InterruptedException {
    for (Prospect prospect : prospects) {
      entries.add(new Entry(maker, prospect));
    }
    this.withDefault = withDefault;
    this.what = prospects + (withDefault ? " with default" : "");
  }

  /** Runs one combination. */
  static void run(Maker maker, List<Prospect> prospects, boolean withDefault)
      throws InterruptedException {
    new SelectMatrix(maker, prospects, withDefault).run();
  }

  private void run() throws InterruptedException {
    Select select =
        Select.of(entries.stream().map(entry -> entry.handle).toArray(Select.Case[]::new));
    boolean ready = entries.stream().anyMatch(entry -> entry.prospect.isReady());
    Select.Case chosen = null;
    try {
      if (withDefault) {
        chosen = select.poll();
        assertWithMessage("%s: default", what).that(chosen == null).isEqualTo(!ready);
      } else if (ready) {
        chosen = select.await();
      } else {
        chosen = awaitHelped(select);
      }
    } catch (ChannelClosedException e) {
      panicked();
      return;
    }
    for (Entry entry : entries) {
      boolean expected = entry.handle == chosen;
      if (expected) {
        assertWithMessage("%s: %s can proceed", what, entry.prospect)
            .that(
                (entry.prospect.isReady() && entry.prospect != Prospect.CLOSED_SEND)
                    || entry.prospect.isHelped())
            .isTrue();
      }
      entry.happened(expected);
    }
  }

  private void panicked() {
    assertWithMessage("%s: panicked", what)
        .that(entries.stream().anyMatch(entry -> entry.prospect == Prospect.CLOSED_SEND))
        .isTrue();
    entries.forEach(entry -> entry.happened(false));
  }

  /** The select must block until it is helped; where nobody helps, it is left blocked. */
  private Select.@Nullable Case awaitHelped(Select select) throws InterruptedException {
    Pending<Select.Case> pending = Blocks.blocks(select::await);
    for (Entry entry : entries) {
      if (entry.prospect.isHelped()) {
        assertWithMessage("%s: helped", what).that(entry.help()).isTrue();
        Select.Case chosen = pending.completes();
        assertWithMessage("%s: the helped one", what).that(chosen).isSameInstanceAs(entry.handle);
        return chosen;
      }
    }
    pending.isStillBlocked();
    pending.interrupt();
    pending.thread().join();
    return null;
  }
}
