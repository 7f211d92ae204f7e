package dev.sluice.samples.files;

import static dev.sluice.Go.go;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.Ticker;
import dev.sluice.WaitGroup;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The sizes of the files of a tree: a goroutine for every directory, twenty reading at a time. */
@Command(
    name = "du",
    description = {
      "Adds up the sizes of the files of directory trees: a goroutine for every directory.",
      "Enter cancels. A directory that cannot be read is reported; the exit code is 1 then."
    })
public final class DiskUsage implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..*",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The roots of the trees (${DEFAULT-VALUE}).")
  private List<Path> roots;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show the totals so far, at every tick.")
  private boolean verbose;

  @Option(
      names = "--tick",
      paramLabel = "DURATION",
      defaultValue = "500ms",
      description = "The time between totals (${DEFAULT-VALUE}).")
  private Duration period;

  /** Closed when the user has had enough. */
  private ReceiveChannel<Void> done;

  /** A semaphore: as many directories are read at once. */
  private final Channel<Void> tokens = Channel.make("tokens", 20);

  private final AtomicInteger unreadable = new AtomicInteger();

  /**
   * The sample.
   *
   * @param terminal what it reads and writes
   */
  public DiskUsage(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    for (Path root : roots) {
      if (!Files.exists(root)) {
        throw new NoSuchFileException(root.toString());
      }
    }
    done = terminal.enter();

    // Walk each root in parallel.
    Channel<Long> fileSizes = Channel.make("fileSizes", 0);
    WaitGroup n = new WaitGroup();
    for (Path root : roots) {
      n.go(root.toString(), () -> walk(root, n, fileSizes));
    }
    go(
        "closer",
        () -> {
          n.await();
          fileSizes.close();
        });

    // A nil channel, which never ticks, where nobody wants to know.
    ReceiveChannel<Instant> tick = verbose ? Ticker.tick(period) : Channel.nil();

    long files = 0;
    long bytes = 0;
    var size = Select.receive(fileSizes);
    var cancel = Select.receive(done);
    var ticked = Select.receive(tick);
    var select = Select.of(size, cancel, ticked);
    while (true) {
      var ready = select.await();
      if (ready == size) {
        if (!size.ok()) {
          break; // fileSizes was closed
        }
        files++;
        bytes += size.value();
      } else if (ready == ticked) {
        print(files, bytes);
      } else {
        // Drain fileSizes to allow the goroutines to finish.
        for (var _ : fileSizes) {}
        throw new Problem("cancelled");
      }
    }
    print(files, bytes);
    return unreadable.get() == 0 ? 0 : 1;
  }

  private void print(long files, long bytes) {
    terminal.out().printf(Locale.ROOT, "%d files  %d bytes%n", files, bytes);
  }

  private boolean cancelled() {
    return done.tryReceive().isPresent();
  }

  /** Walks the tree below a directory, and sends the size of each file on fileSizes. */
  private void walk(Path directory, WaitGroup n, SendChannel<Long> fileSizes)
      throws InterruptedException {
    for (Path entry : entries(directory)) {
      if (cancelled()) {
        return;
      }
      try {
        var attributes = Files.readAttributes(entry, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (attributes.isDirectory()) {
          n.go(entry.toString(), () -> walk(entry, n, fileSizes));
        } else {
          fileSizes.send(attributes.size());
        }
      } catch (IOException e) {
        report(e);
      }
    }
  }

  /** The entries of a directory; none if it cannot be read, or the user has had enough. */
  private List<Path> entries(Path directory) throws InterruptedException {
    var token = Select.send(tokens, null);
    if (Select.of(token, Select.receive(done)).await() != token) {
      return List.of(); // cancelled
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      report(e.getCause());
    } catch (IOException e) {
      report(e);
    } finally {
      tokens.receive();
    }
    return entries;
  }

  private void report(IOException e) {
    unreadable.incrementAndGet();
    terminal.err().println("du: " + Problem.describe(e));
  }
}
