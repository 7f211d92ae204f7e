package dev.sluice.internal.channel;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.Eventually;
import dev.sluice.Outside;
import dev.sluice.Sink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** While a channel's lock is held nobody else looks at the channel, or changes it. */
final class LockedOperationsTest {
  private static AbstractChannel<@Nullable Object> unbuffered() {
    return new UnbufferedChannel<>("unbuffered", null);
  }

  private static AbstractChannel<@Nullable Object> buffered() {
    return new BufferedChannel<>("buffered", 2, null);
  }

  static Stream<Arguments> operations() {
    Map<String, Sink<AbstractChannel<@Nullable Object>>> operations = new LinkedHashMap<>();
    operations.put("trySend", channel -> channel.trySend(1));
    operations.put("tryReceive", channel -> channel.tryReceive());
    operations.put("close", AbstractChannel::close);
    operations.put("fail", channel -> channel.fail(new IllegalStateException()));
    operations.put("abandon", AbstractChannel::abandon);
    operations.put("refuseSenders", AbstractChannel::refuseSenders);
    operations.put("discard", channel -> channel.discard(Arrays.asList(1, null)));
    operations.put("whenOver", channel -> channel.whenOver(() -> {}));
    operations.put("tellOver", ChannelCore::tellOver);
    operations.put("tellDrained", channel -> channel.tellDrained(new Drain()));
    operations.put("expire", ChannelCore::expire);
    operations.put("cancelWaiters", ChannelCore::cancelWaiters);
    operations.put("completeThose", channel -> channel.completeThose(new Drain()));
    operations.put("snapshot", ChannelSnapshot::of);
    List<Arguments> all = new ArrayList<>();
    // A buffered channel looks at its sides without a lock.
    all.add(
        Arguments.of("length", unbuffered(), (Sink<AbstractChannel<?>>) AbstractChannel::length));
    operations.forEach(
        (name, operation) -> {
          all.add(Arguments.of(name, unbuffered(), operation));
          all.add(Arguments.of(name, buffered(), operation));
        });
    return all.stream();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("operations")
  void waitsUntilTheLockIsFree(
      String name,
      AbstractChannel<@Nullable Object> channel,
      Sink<AbstractChannel<@Nullable Object>> operation)
      throws InterruptedException {
    LockHolder holder = new LockHolder(channel);
    Thread thread = Outside.run(() -> operation.accept(channel));
    try {
      Eventually.until(() -> !thread.isAlive() || waitsForALock(thread));
      assertWithMessage("%s of a channel that is locked waits", name)
          .that(thread.isAlive())
          .isTrue();
    } finally {
      holder.end();
    }
    thread.join();
  }

  private static boolean waitsForALock(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(
            frame ->
                frame.getClassName().equals(SpinLock.class.getName())
                    && frame.getMethodName().equals("lock"));
  }
}
