package dev.sluice.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** Where it is measured, and what. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** The processor, the system, the JVM and the versions of the peers, one to a line. */
  static List<String> describe() {
    Properties versions = versions();
    return List.of(
        "%s, %d processors, %s %s"
            .formatted(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version")),
        "%s %s, %s"
            .formatted(
                System.getProperty("java.vm.name"),
                System.getProperty("java.runtime.version"),
                "no options"),
        "Jox %s, Kotlin %s with kotlinx.coroutines %s, JCTools %s, AutoValue %s, JMH %s"
            .formatted(
                versions.get("jox"),
                versions.get("kotlin"),
                versions.get("coroutines"),
                versions.get("jctools"),
                versions.get("autovalue"),
                versions.get("jmh")));
  }

  /** The beginning of a page that is written at the end of its measurements. */
  static List<String> heading(String title) {
    List<String> lines = new ArrayList<>(List.of("# " + title, ""));
    describe().forEach(line -> lines.add("* " + line));
    lines.add("* load average at the end: " + load());
    return lines;
  }

  /** The same of whole jobs, which have peers of their own. */
  static List<String> heading(String title, String command) throws InterruptedException {
    Properties versions = versions();
    List<String> lines = heading(title);
    lines.add(
        2,
        "* measured on %s%s by `benchmarks/run %s`"
            .formatted(LocalDate.now(ZoneOffset.UTC), commit(Path.of(".")), command));
    lines.add(
        "* Reactor %s, RxJava %s, Pekko %s"
            .formatted(versions.get("reactor"), versions.get("rxjava"), versions.get("pekko")));
    return lines;
  }

  /**
   * How busy the machine is, with whatever: processes that run or want to, over the last minute.
   */
  static String load() {
    return String.format(
        Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** The commit that is measured; empty outside a repository. */
  static String commit(Path directory) throws InterruptedException {
    try {
      List<String> command = List.of("git", "rev-parse", "--short", "HEAD");
      return ", at commit " + Processes.run(directory, command).getFirst();
    } catch (IOException e) {
      return "";
    }
  }

  private static String processor() {
    if (Files.isReadable(PROCESSORS)) {
      try (Stream<String> lines = Files.lines(PROCESSORS)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return System.getProperty("os.arch");
  }

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream stream = Machine.class.getResourceAsStream("versions.properties")) {
      versions.load(Objects.requireNonNull(stream));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
  }
}
