package dev.sluice.samples.thumbnails;

import static dev.sluice.Go.go;

import dev.sluice.Channel;
import dev.sluice.samples.Problem;
import dev.sluice.samples.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Thumbnails of a known number of pictures: a goroutine each, and as many answers. */
@Command(
    name = "thumbnails-known",
    description = {
      "Thumbnails where the number of pictures is known: a goroutine each, and as many receives.",
      "Ends at the first picture that cannot be scaled; the channel has room for the answers of",
      "all the others, so none of them is blocked for ever."
    })
public final class KnownCount implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final Place place = new Place();

  public KnownCount(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, Problem {
    try (place) {
      for (Path thumbnail : thumbnails(place.pictures(terminal), place.out(), place.size())) {
        terminal.out().println(thumbnail.getFileName());
      }
      terminal.out().println(place.whereabouts());
    }
    return 0;
  }

  static List<Path> thumbnails(List<Path> pictures, Path out, int size)
      throws InterruptedException, Problem {
    record Item(Path picture, Path thumbnail, IOException error) {}

    Channel<Item> items = Channel.make("items", pictures.size());
    for (Path picture : pictures) {
      go(
          picture.toString(),
          () -> {
            try {
              items.send(new Item(picture, Pictures.scale(picture, out, size), null));
            } catch (IOException e) {
              items.send(new Item(picture, null, e));
            }
          });
    }

    List<Path> thumbnails = new ArrayList<>();
    for (int i = 0; i < pictures.size(); i++) {
      Item item = items.receive();
      if (item.error != null) {
        throw new Problem(item.picture + ": " + Problem.describe(item.error));
      }
      thumbnails.add(item.thumbnail);
    }
    return thumbnails;
  }
}
