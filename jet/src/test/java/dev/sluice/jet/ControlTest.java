package dev.sluice.jet;

import static com.google.common.truth.Truth.assertThat;
import static java.util.Objects.requireNonNull;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What members tell one another arrives, also where an event is lost with a member. */
@ExtendWith(SharedCluster.class)
class ControlTest {
  private static final long JOB = 42;

  private final AtomicInteger news = new AtomicInteger();
  private Control here = control(0);
  private Control there = control(1);

  private static Control control(int member) {
    return new Control(SharedCluster.member(member), JOB);
  }

  @BeforeEach
  void observe() {
    here.observe(news::incrementAndGet);
    assertThat(news.get()).isEqualTo(1); // once, for what is known already
  }

  @AfterEach
  void nothingIsLeft() {
    here.ignore();
    there.destroy();
    Left.nothing();
  }

  @Test
  void anAbandonedChannelIsKnownByAnEvent() {
    here.listen();
    there.abandoned("numbers", "watch", 1);
    Eventually.isTrue("it is known", () -> here.abandoned("numbers") == 1);
    Eventually.isTrue("observers are called", () -> news.get() == 2);
  }

  @Test
  void anAbandonedChannelIsKnownWithoutTheEvent() {
    there.abandoned("numbers", "watch", 1);
    assertThat(here.abandoned("numbers")).isEqualTo(0);
    here.readAgain();
    assertThat(here.abandoned("numbers")).isEqualTo(1);
    assertThat(news.get()).isEqualTo(2);
  }

  @Test
  void whatIsKnownIsSaidOnce() {
    there.abandoned("numbers", "watch", 1);
    here.readAgain();
    there.abandoned("numbers", "watch", 1);
    here.readAgain();
    assertThat(here.abandoned("numbers")).isEqualTo(1);
    assertThat(news.get()).isEqualTo(2);
    there.drain();
    here.readAgain();
    assertThat(here.isDraining()).isTrue();
    assertThat(news.get()).isEqualTo(3);
  }

  @Test
  void ofTwoFailuresTheFirstOneCounts() {
    there.failure(RemoteFailure.of(new IllegalStateException("first"), "there"));
    here.failure(RemoteFailure.of(new IllegalStateException("second"), "here"));
    RemoteFailure told = requireNonNull(here.failure());
    assertThat(told.text()).contains("first");
    assertThat(told.member()).isEqualTo("there");
  }

  @Test
  void whatIsSaidToADyingMemberIsSaidAgain() {
    AtomicInteger attempts = new AtomicInteger();
    HazelcastInstance client =
        instead(
            HazelcastInstance.class,
            SharedCluster.member(1),
            (method, result) ->
                method.equals("getMap")
                    ? instead(
                        IMap.class,
                        (IMap<?, ?>) result.call(),
                        (ofMap, done) -> {
                          if (ofMap.equals("set") && attempts.incrementAndGet() == 1) {
                            throw new TargetDisconnectedException("closed by the other side");
                          }
                          return done.call();
                        })
                    : result.call());
    new Control(client, JOB).drain();
    here.readAgain();
    assertThat(here.isDraining()).isTrue();
    assertThat(attempts.get()).isEqualTo(2);
  }

  /** Takes the place of a method's call. */
  private interface Interception {
    @Nullable Object call(String method, Callable<@Nullable Object> call) throws Exception;
  }

  private static <T> T instead(Class<T> type, T object, Interception interception) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                interception.call(method.getName(), () -> method.invoke(object, arguments))));
  }
}
