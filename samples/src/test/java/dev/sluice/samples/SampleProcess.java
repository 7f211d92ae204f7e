package dev.sluice.samples;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.samples.net.Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sample in a virtual machine of its own, which can be asked to end. */
public final class SampleProcess implements AutoCloseable {
  /** What a process ends with on SIGTERM: 128 and the number of the signal. */
  public static final int TERMINATED = 143;

  private final Process process;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Thread reader;

  private SampleProcess(Process process) {
    this.process = process;
    reader = Thread.ofVirtual().start(this::read);
  }

  /** Starts a sample whose keyboard is never touched. */
  public static SampleProcess start(Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assumeTrue(process.supportsNormalTermination(), "skipped: there is no SIGTERM here");
    return new SampleProcess(process);
  }

  private void read() {
    try {
      process.getInputStream().transferTo(out);
    } catch (IOException e) {
      // It was killed.
    }
  }

  /** What it has printed so far. */
  public String out() {
    return out.toString(UTF_8);
  }

  /** The address that a server says it listens on. */
  public Address address() {
    Run.await(() -> (out().contains(" listens on ") && out().endsWith("\n")) || !process.isAlive());
    String text = out();
    assertWithMessage(text).that(text).contains(" listens on ");
    String address = text.substring(text.indexOf(" listens on ") + 12);
    return Address.parse(address.substring(0, address.indexOf('\n')).strip());
  }

  /** SIGTERM. */
  public void terminate() {
    // Process.destroy would also close what it prints.
    process.toHandle().destroy();
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Waits for its end; the exit code. */
  public int join() throws InterruptedException {
    boolean ended = process.waitFor(1, TimeUnit.MINUTES);
    assertWithMessage(out()).that(ended).isTrue();
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
