package dev.sluice.jet;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.ProcessorSupplier;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Channels of a program that submits jobs, by the key under which the processors on its own member
 * find them: the processors travel, the channels do not.
 */
final class LocalChannels {
  private static final Map<String, Object> CHANNELS = new ConcurrentHashMap<>();

  private final HazelcastInstance submitter;

  /** The keys of the channels that were kept for this job. */
  private final Set<String> keys = ConcurrentHashMap.newKeySet();

  /** Those of a job. */
  LocalChannels(HazelcastInstance submitter) {
    this.submitter = submitter;
  }

  /** A source that receives from a channel. */
  <T> ProcessorMetaSupplier source(ReceiveChannel<T> channel) {
    Member member = member();
    String key = keep(channel);
    return ProcessorMetaSupplier.forceTotalParallelismOne(
        ProcessorSupplier.of(() -> new LocalSource(LocalChannels.<ReceiveChannel<?>>take(key))),
        member.getAddress());
  }

  /** A sink that sends to a channel. */
  <T> JetSink.Bound sink(SendChannel<T> channel, String port) {
    Member member = member();
    String key = keep(channel);
    return new JetSink.Bound(
        ProcessorMetaSupplier.forceTotalParallelismOne(
            ProcessorSupplier.of(
                () -> new LocalSink(LocalChannels.<SendChannel<@Nullable Object>>take(key), port)),
            member.getAddress()),
        Optional.of(member.getAddress()));
  }

  private Member member() {
    if (submitter.getLocalEndpoint() instanceof Member member) {
      return member;
    }
    throw new IllegalArgumentException(
        "a channel can be a port only where a member submits the job; this is a client");
  }

  /** Those that a job asks for where only its graph is wanted. */
  static LocalChannels of(Optional<LocalChannels> job) {
    return job.orElseThrow(
        () -> new IllegalStateException("a job with a channel as a port is submitted by submit"));
  }

  private String keep(Object channel) {
    String key = UUID.randomUUID().toString();
    keys.add(key);
    CHANNELS.put(key, channel);
    return key;
  }

  /** The job is over: what no processor has taken is not kept any longer. Idempotent. */
  void forget() {
    CHANNELS.keySet().removeAll(keys);
  }

  /** Whether any job of this program keeps a channel. */
  static boolean areKept() {
    return !CHANNELS.isEmpty();
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
