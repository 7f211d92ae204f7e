package dev.sluice.programs;

import dev.sluice.Channel;
import dev.sluice.Go;
import dev.sluice.Group;
import dev.sluice.Select;
import dev.sluice.Sink;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** Who waits keeps no value that has passed, and a channel no thread that used it and has ended. */
final class NothingIsRetained {
  private static final int MEGABYTE = 1 << 20;

  private NothingIsRetained() {}

  static void main() throws InterruptedException {
    passes("range", Channel.make(), channel -> channel.forEach(NothingIsRetained::use));
    passes(
        "receive",
        Channel.make(4),
        channel -> {
          while (use(channel.receive())) {}
        });
    passes("latest", Channel.latest(), channel -> channel.forEach(NothingIsRetained::use));
    passes("select", Channel.make(), channel -> select(channel, Channel.make()));
    passes("select, buffered", Channel.make(2), channel -> select(channel, Channel.make(2)));
    Channel<byte[]> ring = Channel.make(4);
    WeakReference<byte[]> inRing = send(ring);
    use(ring.receive());
    Verdict.that(collected(inRing), "a buffer drops what was received");
    sentBySelect();
    threads();
    Verdict.end();
  }

  private static void passes(String how, Channel<byte[]> channel, Sink<Channel<byte[]>> receives)
      throws InterruptedException {
    Go.go(receives, channel);
    Verdict.that(collected(send(channel)), "%s, waiting again, keeps no value", how);
  }

  private static void select(Channel<byte[]> channel, Channel<byte[]> never)
      throws InterruptedException {
    Select.ReceiveCase<byte[]> received = Select.receive(channel);
    Select select = Select.of(received, Select.receive(never));
    while (select.await() == received && use(received.value())) {}
  }

  /** A select that has sent its value and waits to send another does not keep the first. */
  private static void sentBySelect() throws InterruptedException {
    Channel<byte[]> channel = Channel.make();
    Channel<WeakReference<byte[]>> told = Channel.make(1);
    Go.go("selects", () -> sendTwo(channel, told));
    use(channel.receive());
    WeakReference<byte[]> first = told.receive();
    Verdict.that(first != null && collected(first), "a select keeps no value that it has sent");
  }

  private static void sendTwo(Channel<byte[]> channel, Channel<WeakReference<byte[]>> told)
      throws InterruptedException {
    Select.SendCase<byte[]> send = Select.send(channel, null);
    Select select = Select.of(send, Select.receive(Channel.<Integer>make()));
    byte[] first = new byte[MEGABYTE];
    WeakReference<byte[]> reference = new WeakReference<>(first);
    send.value(first);
    first = null;
    select.await();
    send.value(new byte[1]);
    told.send(reference);
    select.await();
  }

  private static void threads() throws InterruptedException {
    try (Group group = Group.open()) {
      Channel<Integer> events = group.channel("events", 1);
      group.go("long", () -> Channel.make().receive());
      Verdict.that(collected(used(group, events)), "a channel keeps no thread that has ended");
      group.cancel();
    }
  }

  private static WeakReference<byte[]> used(Group group, Channel<Integer> events)
      throws InterruptedException {
    byte[] captured = new byte[MEGABYTE];
    group.go("short", () -> events.send(captured.length));
    events.receive();
    return new WeakReference<>(captured);
  }

  private static WeakReference<byte[]> send(Channel<byte[]> channel) throws InterruptedException {
    byte[] value = new byte[MEGABYTE];
    channel.send(value);
    return new WeakReference<>(value);
  }

  private static boolean collected(WeakReference<?> reference) throws InterruptedException {
    return Patience.within(
        10,
        () -> {
          System.gc();
          return reference.get() == null;
        });
  }

  private static boolean use(byte @Nullable [] value) {
    return value != null;
  }
}
