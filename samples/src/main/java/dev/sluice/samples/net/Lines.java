package dev.sluice.samples.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines that a stranger sends: never more than so many bytes at once, and nothing in them that
 * a terminal would obey.
 */
public final class Lines {
  /** The longest line that is taken, in bytes. */
  public static final int LIMIT = 64 * 1024;

  private final InputStream in;

  /**
   * The lines of a stream.
   *
   * @param in the stream
   */
  public Lines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * Reads a line. Blocks until there is one. What is not UTF-8 becomes a replacement character, and
   * so does a control character.
   *
   * @return the line without its end; null at the end of the stream
   * @throws TooLongException if the line is longer than {@link #LIMIT}
   * @throws IOException if the stream fails
   */
  public String next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    if (octet < 0) {
      return null;
    }
    for (; octet >= 0 && octet != '\n'; octet = in.read()) {
      if (line.size() == LIMIT) {
        throw new TooLongException();
      }
      line.write(octet);
    }
    String text = line.toString(UTF_8);
    if (text.endsWith("\r")) {
      text = text.substring(0, text.length() - 1);
    }
    return text.replaceAll("\\p{Cntrl}", "\ufffd");
  }

  /** A line is longer than {@link #LIMIT}. */
  public static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1;

    TooLongException() {
      super("a line of more than " + LIMIT + " bytes");
    }
  }
}
