package dev.sluice.benchmarks.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** What is done with files. */
enum FilesJob {
  /** How often each word occurs in the sources of a tree. */
  WORDS("words of a tree of sources") {
    @Override
    Path input(Path scratch) {
      return Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
    }
  },
  /** What was asked of a web server, and how it was answered. */
  LOG("a web server's log, in a gzip file") {
    @Override
    Path input(Path scratch) throws IOException {
      return GzipLog.write(scratch.resolve("access.log.gz"));
    }
  };

  private final String title;

  FilesJob(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * What is read.
   *
   * @param scratch a folder for files that are made for it
   */
  abstract Path input(Path scratch) throws IOException;
}
