package dev.sluice.samples.logs;

import dev.sluice.samples.Problem;
import dev.sluice.samples.net.Lines;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of a gzip file. */
final class LogReader implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final Path file;
  private final InputStream in;
  private final Lines lines;

  private LogReader(Path file, InputStream in) {
    this.file = file;
    this.in = in;
    this.lines = new Lines(in);
  }

  /**
   * Opens a file.
   *
   * @throws Problem if it is no gzip file
   * @throws IOException if it is not to be had
   */
  static LogReader open(Path file) throws IOException, Problem {
    if (Files.isDirectory(file)) {
      throw new Problem(file + ": is a directory");
    }
    InputStream bytes = Files.newInputStream(file);
    try {
      return new LogReader(file, new GZIPInputStream(bytes, BUFFER));
    } catch (EOFException | ZipException e) {
      bytes.close();
      throw new Problem(file + ": not a gzip file");
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /**
   * Reads a line.
   *
   * @return the line; empty if it is longer than {@link Lines#LIMIT}, null at the end of the file
   * @throws Problem if the file is cut off or damaged
   * @throws IOException if it cannot be read
   */
  String next() throws IOException, Problem {
    try {
      return shortLine();
    } catch (EOFException e) {
      throw new Problem(file + ": the end of the file is missing");
    } catch (ZipException e) {
      throw new Problem(file + ": damaged: " + e.getMessage());
    }
  }

  private String shortLine() throws IOException {
    boolean tooLong = false;
    while (true) {
      try {
        String line = lines.next();
        return tooLong ? "" : line;
      } catch (Lines.TooLongException e) {
        tooLong = true; // what follows is the rest of it
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
