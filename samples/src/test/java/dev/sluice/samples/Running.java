package dev.sluice.samples;

import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.samples.net.Address;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A sample that runs in the background, with a keyboard; closed by pressing Enter. */
public final class Running implements AutoCloseable {
  private final Keyboard keyboard = new Keyboard();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

  private Running() {}

  public static Running start(Object... arguments) {
    Running running = new Running();
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    Terminal terminal =
        new Terminal(
            running.keyboard,
            new PrintStream(running.out, true, UTF_8),
            new PrintStream(running.err, true, UTF_8),
            false);
    Thread.ofPlatform()
        .name(words[0])
        .daemon()
        .start(
            () -> {
              try {
                running.exitCode.complete(Main.run(terminal, words));
              } catch (Throwable e) {
                running.exitCode.completeExceptionally(e);
              }
            });
    return running;
  }

  public Keyboard keyboard() {
    return keyboard;
  }

  /** What it has printed so far. */
  public String out() {
    return out.toString(UTF_8);
  }

  /** Waits until it has printed what is wanted. */
  public void awaitOut(Predicate<String> wanted) {
    Run.await(() -> wanted.test(out()) || exitCode.isDone());
    assertWithMessage("out: %s, err: %s", out(), err.toString(UTF_8))
        .that(wanted.test(out()))
        .isTrue();
  }

  /** The address that a server says it listens on. */
  public Address address() {
    awaitOut(text -> text.contains(" listens on ") && text.endsWith("\n"));
    String text = out();
    return Address.parse(text.substring(text.indexOf(" listens on ") + 12).strip());
  }

  /** Waits for its end. */
  public Run join() {
    int code = exitCode.join();
    return new Run(code, out(), err.toString(UTF_8));
  }

  /** Presses Enter and waits for its end. */
  @Override
  public void close() {
    keyboard.type("\n");
    Run run = join();
    assertWithMessage(run.err()).that(run.exitCode()).isEqualTo(0);
  }
}
