package dev.sluice.jet;

import com.hazelcast.jet.core.EventTimePolicy;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.core.processor.SourceProcessors;
import com.hazelcast.jet.pipeline.JournalInitialPosition;
import dev.sluice.ReceiveChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the elements of an input port can come from. Every source ends when nobody receives from
 * the port any more, and when the run is {@linkplain JetRun#drain drained}.
 */
public final class JetSources {
  private JetSources() {}

  /**
   * Any source of Jet: its processors emit elements of type {@code T} on all their edges.
   *
   * @param source makes the processors
   * @param <T> the element type
   * @return the source
   */
  public static <T> JetSource<T> of(ProcessorMetaSupplier source) {
    Objects.requireNonNull(source, "source");
    return new JetSource<>(job -> source, Optional.empty());
  }

  /**
   * The lines of all files of a folder, in UTF-8, where each member has files of its own.
   *
   * @param folder the folder on every member; files in folders within it are not read
   * @return the source
   */
  public static JetSource<String> files(Path folder) {
    return lines(folder, false);
  }

  /**
   * The lines of all files of a folder, in UTF-8, where all members see the same files: each file
   * is read by one of them.
   *
   * @param folder the folder on every member; files in folders within it are not read
   * @return the source
   */
  public static JetSource<String> sharedFiles(Path folder) {
    return lines(folder, true);
  }

  private static JetSource<String> lines(Path folder, boolean isShared) {
    return of(
        SourceProcessors.readFilesP(
            folder.toString(), StandardCharsets.UTF_8, "*", isShared, (file, line) -> line));
  }

  /**
   * The elements of an {@code IList}. One member reads it.
   *
   * @param name the list's name
   * @param <T> the element type
   * @return the source
   */
  public static <T> JetSource<T> list(String name) {
    return of(SourceProcessors.readListP(name));
  }

  /**
   * The entries of an {@code IMap}. Each member reads those that it owns.
   *
   * @param name the map's name
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @return the source
   */
  public static <K, V> JetSource<Map.Entry<K, V>> map(String name) {
    return of(SourceProcessors.readMapP(name));
  }

  /**
   * The changes of an {@code IMap}, without end, by its event journal, which has to be configured.
   * Each member reads those of the entries that it owns.
   *
   * @param name the map's name
   * @param from where to begin
   * @param <K> the type of the keys
   * @param <V> the type of the values
   * @return the source, which gives each added or updated entry
   */
  public static <K, V> JetSource<Map.Entry<K, V>> mapJournal(
      String name, JournalInitialPosition from) {
    return of(SourceProcessors.<K, V>streamMapP(name, from, EventTimePolicy.noEventTime()));
  }

  /**
   * A channel of the program that submits the job, which has to be a member of the cluster. The job
   * abandons the channel when it ends, however it does. It ends with that member, and fails rather
   * than starts again when another one is lost, because what was received cannot be received again.
   *
   * @param channel the channel
   * @param <T> the element type
   * @return the source, for one job
   */
  public static <T> JetSource<T> channel(ReceiveChannel<T> channel) {
    Objects.requireNonNull(channel, "channel");
    return new JetSource<>(job -> LocalChannels.of(job).source(channel), Optional.of(channel));
  }
}
