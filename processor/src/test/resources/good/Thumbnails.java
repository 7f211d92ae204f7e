package example;

import dev.sluice.ReceiveChannel;
import dev.sluice.SendChannel;
import dev.sluice.annotation.Capacity;
import dev.sluice.annotation.Pipeline;
import dev.sluice.annotation.Stage;

/** Several workers, the closer goroutine, a declared channel, a result. */
@Pipeline
interface Thumbnails {
  @Capacity(16)
  dev.sluice.Channel<String> filenames();

  @Stage(out = "filenames")
  static void names(SendChannel<String> out) throws InterruptedException {
    for (int i = 0; i < 100; i++) out.send("image-" + i);
  }

  @Stage(in = "filenames", out = "sizes", workers = 8)
  static void thumbnail(ReceiveChannel<String> in, SendChannel<Long> out)
      throws InterruptedException {
    for (String name : in) out.send((long) name.length());
  }

  @Stage(in = "sizes")
  static long total(ReceiveChannel<Long> sizes) {
    long total = 0;
    for (long size : sizes) total += size;
    return total;
  }
}
