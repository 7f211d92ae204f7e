package dev.sluice.samples.thumbnails;

import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.WaitGroup;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Thumbnails of an unknown number of pictures: a wait group counts, a closer closes. */
@Command(
    name = "thumbnails-unknown",
    description = {
      "Thumbnails of pictures that arrive on a channel: nobody knows how many there will be.",
      "A wait group counts the goroutines, and a closer closes the sizes after the last of them."
    })
public final class UnknownCount implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final Place place = new Place();

  private final AtomicInteger broken = new AtomicInteger();

  public UnknownCount(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    try (place) {
      return scale(place.pictures(terminal));
    }
  }

  private int scale(List<Path> list) throws IOException, InterruptedException {
    Channel<Path> pictures = Channel.make("pictures", 0);
    go(
        "list",
        () -> {
          for (Path picture : list) {
            pictures.send(picture);
          }
          pictures.close();
        });
    terminal.out().println(thumbnails(pictures, place.out()) + " bytes, " + place.whereabouts());
    return broken.get() == 0 ? 0 : 1;
  }

  long thumbnails(ReceiveChannel<Path> pictures, Path out) throws InterruptedException {
    Channel<Long> sizes = Channel.make("sizes", 0);
    WaitGroup working = new WaitGroup();
    for (Path picture : pictures) {
      working.go(picture.toString(), () -> thumbnail(picture, out, sizes));
    }

    go(
        "closer",
        () -> {
          working.await();
          sizes.close();
        });

    long total = 0;
    for (long size : sizes) {
      total += size;
    }
    return total;
  }

  private void thumbnail(Path picture, Path out, SendChannel<Long> sizes)
      throws InterruptedException {
    try {
      sizes.send(Files.size(Pictures.scale(picture, out, place.size())));
    } catch (IOException e) {
      broken.incrementAndGet();
      terminal.err().println(picture + ": " + Problem.describe(e));
    }
  }
}
