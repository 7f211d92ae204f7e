package dev.sluice.benchmarks.files;

import dev.sluice.ReceiveChannel;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The jobs as pipelines, with nothing declared that a user would not declare. */
final class SluiceFiles {
  private SluiceFiles() {}

  static Counts run(FilesJob job, Path input) throws InterruptedException {
    return switch (job) {
      case WORDS -> new SluiceFiles_TreePipeline(new Tree(input)).run();
      case LOG -> new SluiceFiles_LogPipeline(new Log(input)).run();
    };
  }

  /** See {@link FilesJob#WORDS}. */
  @Pipeline
  record Tree(Path root) {
    @Stage(out = "files")
    Stream<Path> walk() throws IOException {
      return Words.sources(root);
    }

    @Stage(in = "files", out = "counts", workers = Stage.PROCESSORS)
    static Counts count(Path file) {
      return Words.count(file);
    }

    @Stage(in = "counts")
    static Counts total(ReceiveChannel<Counts> counts) {
      Counts total = new Counts();
      for (Counts each : counts) {
        total.addAll(each);
      }
      return total;
    }
  }

  /** See {@link FilesJob#LOG}. */
  @Pipeline
  record Log(Path file) {
    @Stage(out = "lines")
    @SuppressWarnings("MustBeClosedChecker") // the pipeline closes it
    Stream<String> read() throws IOException {
      BufferedReader reader = GzipLog.open(file);
      return reader.lines().onClose(() -> FilesPeer.close(reader));
    }

    @Stage(in = "lines", out = "requests", workers = Stage.PROCESSORS)
    static Optional<Request> parse(String line) {
      return Request.parse(line);
    }

    @Stage(in = "requests")
    static Counts total(ReceiveChannel<Request> requests) {
      Counts counts = new Counts();
      for (Request request : requests) {
        request.addTo(counts);
      }
      return counts;
    }
  }
}
