package dev.sluice.benchmarks.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** What the jobs are written in. */
enum FilesPeer {
  LOOP("sequential loop") {
    @Override
    Counts run(FilesJob job, Path input) throws IOException {
      Counts counts = new Counts();
      try (Stream<?> elements = elements(job, input)) {
        for (Iterator<?> each = elements.iterator(); each.hasNext(); ) {
          add(job, counts, work(job, each.next()));
        }
      }
      return counts;
    }
  },
  SLUICE("Sluice") {
    @Override
    Counts run(FilesJob job, Path input) throws InterruptedException {
      return SluiceFiles.run(job, input);
    }
  },
  PARALLEL_STREAM("parallel stream") {
    @Override
    Counts run(FilesJob job, Path input) throws IOException {
      try (Stream<?> elements = elements(job, input)) {
        return elements
            .parallel()
            .map(element -> work(job, element))
            .collect(Counts::new, (counts, each) -> add(job, counts, each), Counts::addAll);
      }
    }
  },
  REACTOR("Reactor") {
    @Override
    Counts run(FilesJob job, Path input) throws IOException {
      try (Stream<?> elements = elements(job, input)) {
        return Flux.fromStream(elements)
            .parallel(Runtime.getRuntime().availableProcessors())
            .runOn(Schedulers.parallel())
            .map(element -> work(job, element))
            .sequential()
            .collect(Counts::new, (counts, each) -> add(job, counts, each))
            .blockOptional()
            .orElseThrow();
      }
    }
  };

  private final String title;

  FilesPeer(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Does the job. */
  abstract Counts run(FilesJob job, Path input) throws Exception;

  /** The files, or the lines; to be closed. */
  @SuppressWarnings("MustBeClosedChecker") // it closes the reader
  private static Stream<?> elements(FilesJob job, Path input) throws IOException {
    if (job == FilesJob.WORDS) {
      return Words.sources(input);
    }
    BufferedReader reader = GzipLog.open(input);
    return reader.lines().onClose(() -> close(reader));
  }

  /** What is done with each of them, side by side. */
  private static Object work(FilesJob job, Object element) {
    return switch (job) {
      case WORDS -> Words.count((Path) element);
      case LOG -> Request.parse((String) element);
    };
  }

  /** What is done with what came of it, one at a time. */
  private static void add(FilesJob job, Counts counts, Object result) {
    switch (job) {
      case WORDS -> counts.addAll((Counts) result);
      case LOG -> ((Optional<?>) result).ifPresent(request -> ((Request) request).addTo(counts));
    }
  }

  static void close(BufferedReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
