package dev.sluice.samples;

import dev.sluice.Channel;
import dev.sluice.ReceiveChannel;
import dev.sluice.Sink;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * What a sample reads and writes.
 *
 * @param in the keyboard
 * @param out where results go
 * @param err where problems and progress go
 * @param interactive whether somebody watches, so that progress may be drawn
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, boolean interactive) {
  /**
   * The terminal of this process.
   *
   * @return its standard streams
   */
  @SuppressWarnings("SystemConsoleNull") // JDK 25 returns null again where there is no terminal
  static Terminal ofProcess() {
    Console console = System.console();
    boolean interactive = console != null && console.isTerminal();
    return new Terminal(System.in, System.out, System.err, interactive);
  }

  /**
   * Watches the keyboard. To be called once. The end of the input is not a key press: a sample that
   * runs without a keyboard runs to its end.
   *
   * @return a channel that is closed when Enter is pressed
   */
  public ReceiveChannel<Void> enter() {
    Channel<Void> pressed = Channel.make("enter", 0);
    onEnter(pressed::close);
    return pressed.receiveOnly();
  }

  /**
   * Watches the keyboard, as {@link #enter} does. To be called once.
   *
   * @param action runs when Enter is pressed, in a thread of its own
   */
  public void onEnter(Runnable action) {
    keyboard(
        keys -> {
          for (int key = keys.read(); key >= 0; key = keys.read()) {
            if (key == '\n' || key == '\r') {
              action.run();
              return;
            }
          }
        });
  }

  /**
   * Reads the keyboard in the background. To be called once; the end of the process does not wait
   * for it.
   *
   * @param reader what reads; an exception of the keyboard is the end of the input
   */
  public void keyboard(Sink<InputStream> reader) {
    // A plain thread and not a goroutine: a read of the keyboard cannot be interrupted, so no group
    // must ever wait for it.
    Thread.ofPlatform()
        .daemon()
        .name("keyboard")
        .start(
            () -> {
              try {
                reader.accept(in);
              } catch (IOException e) {
                // No keyboard: as if nobody touched it.
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, out.charset());
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, err.charset());
  }
}
