package dev.sluice.samples.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.sluice.ReceiveChannel;
import dev.sluice.Select;
import dev.sluice.SendChannel;
import dev.sluice.Ticker;
import dev.sluice.annotation.Feedback;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Adds up the sizes of the files of trees. Directories go round: whoever reads one sends those that
 * are in it back. The runtime closes the cycle when no directory is left.
 */
@Pipeline
final class TreeSizes {
  private final List<Path> roots;
  private final Duration period;
  private final Consumer<Totals> soFar;
  private final Consumer<IOException> unreadable;

  /**
   * Trees.
   *
   * @param roots where they begin
   * @param period the time between totals
   * @param soFar is told the totals so far, in one goroutine
   * @param unreadable is told what could not be read, in one goroutine
   */
  TreeSizes(
      List<Path> roots, Duration period, Consumer<Totals> soFar, Consumer<IOException> unreadable) {
    this.roots = roots;
    this.period = period;
    this.soFar = soFar;
    this.unreadable = unreadable;
  }

  record Totals(long files, long bytes) {}

  @Stage(out = "directories")
  Iterable<Path> roots() {
    return roots;
  }

  /** Twenty workers take the place of a semaphore of twenty tokens. */
  @Stage(
      in = "directories",
      out = {"directories", "sizes", "problems"},
      workers = 20)
  static void walk(
      Path directory,
      @Feedback SendChannel<Path> directories,
      SendChannel<Long> sizes,
      SendChannel<IOException> problems)
      throws InterruptedException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        try {
          var attributes = Files.readAttributes(entry, BasicFileAttributes.class, NOFOLLOW_LINKS);
          if (attributes.isDirectory()) {
            directories.send(entry);
          } else {
            sizes.send(attributes.size());
          }
        } catch (IOException e) {
          problems.send(e);
        }
      }
    } catch (DirectoryIteratorException e) {
      problems.send(e.getCause());
    } catch (IOException e) {
      problems.send(e);
    }
  }

  @Stage
  Totals total(ReceiveChannel<Long> sizes) throws InterruptedException {
    long files = 0;
    long bytes = 0;
    try (Ticker ticker = Ticker.start(period)) {
      var size = Select.receive(sizes);
      var tick = Select.receive(ticker.channel());
      var select = Select.of(size, tick);
      while (true) {
        if (select.await() == tick) {
          soFar.accept(new Totals(files, bytes));
        } else if (size.ok()) {
          files++;
          bytes += size.value();
        } else {
          return new Totals(files, bytes);
        }
      }
    }
  }

  /** Returns how many there were. */
  @Stage
  int report(ReceiveChannel<IOException> problems) {
    int number = 0;
    for (IOException problem : problems) {
      unreadable.accept(problem);
      number++;
    }
    return number;
  }
}
