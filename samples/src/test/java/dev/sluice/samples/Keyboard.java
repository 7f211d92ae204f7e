package dev.sluice.samples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A keyboard under the control of a test: reads block until something is typed. */
public final class Keyboard extends InputStream {
  private static final int END = -1;

  private final BlockingQueue<Integer> keys = new LinkedBlockingQueue<>();

  public void type(String text) {
    for (byte key : text.getBytes(UTF_8)) {
      keys.add(key & 0xff);
    }
  }

  /** Ctrl-D. */
  public void end() {
    keys.add(END);
  }

  @Override
  public int read() {
    try {
      int key = keys.take();
      if (key == END) {
        end();
      }
      return key;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    int first = read();
    if (first == END) {
      return END;
    }
    int n = 0;
    buffer[offset + n++] = (byte) first;
    while (n < length && !keys.isEmpty() && keys.peek() != END) {
      buffer[offset + n++] = (byte) read();
    }
    return n;
  }
}
