package dev.sluice.jet;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Channels of a program that submits jobs, by the key under which the processors on its own member
 * find them: the processors travel, the channels do not.
 */
final class LocalChannels {
  private static final Map<String, Object> CHANNELS = new ConcurrentHashMap<>();

  private LocalChannels() {}

  static <T> ProcessorMetaSupplier source(
      ReceiveChannel<T> channel, Optional<HazelcastInstance> submitter) {
    Member member = member(submitter);
    String key = keep(channel);
    return ProcessorMetaSupplier.forceTotalParallelismOne(
        ProcessorSupplier.of(() -> new LocalSource(LocalChannels.<ReceiveChannel<?>>take(key))),
        member.getAddress());
  }

  static <T> JetSink.Bound sink(
      SendChannel<T> channel, Optional<HazelcastInstance> submitter, String port) {
    Member member = member(submitter);
    String key = keep(channel);
    return new JetSink.Bound(
        ProcessorMetaSupplier.forceTotalParallelismOne(
            ProcessorSupplier.of(
                () -> new LocalSink(LocalChannels.<SendChannel<@Nullable Object>>take(key), port)),
            member.getAddress()),
        Optional.of(member.getAddress()));
  }

  private static Member member(Optional<HazelcastInstance> submitter) {
    HazelcastInstance hazelcast =
        submitter.orElseThrow(
            () ->
                new IllegalStateException("a job with a channel as a port is submitted by submit"));
    if (hazelcast.getLocalEndpoint() instanceof Member member) {
      return member;
    }
    throw new IllegalArgumentException(
        "a channel can be a port only where a member submits the job; this is a client");
  }

  private static String keep(Object channel) {
    String key = UUID.randomUUID().toString();
    CHANNELS.put(key, channel);
    return key;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as it was kept
  private static <C> C take(String key) {
    Object channel = CHANNELS.remove(key);
    if (channel == null) {
      throw new IllegalStateException("the channel was used by an earlier execution of the job");
    }
    return (C) channel;
  }
}
