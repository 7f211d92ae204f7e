// misuse: one buffer is filled again while its receiver still reads it
import dev.sluice.*;
import java.io.IOException;
import java.io.InputStream;

class ReusedBuffer {
  static void copy(InputStream from, SendChannel<byte[]> to) throws IOException, InterruptedException {
    byte[] buffer = new byte[4096];
    while (from.read(buffer) >= 0) {
      to.send(buffer);
    }
  }
}
