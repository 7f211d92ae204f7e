package dev.sluice.samples;

import dev.sluice.GoroutineFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Something that is wrong with what a sample was given: one line for the user, exit code 1. */
public final class Problem extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * A problem.
   *
   * @param message the line, without the name of the sample
   */
  public Problem(String message) {
    super(message);
  }

  /**
   * What went wrong in the outside world, in words: exceptions of the JDK often say only where.
   *
   * @param e the exception
   * @return one line
   */
  public static String describe(IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return switch (e) {
      case NoSuchFileException f -> f.getFile() + ": no such file or directory";
      case NotDirectoryException f -> f.getFile() + ": not a directory";
      case AccessDeniedException f -> f.getFile() + ": permission denied";
      case FileAlreadyExistsException f -> f.getFile() + ": exists already";
      case FileSystemException f when f.getReason() != null ->
          f.getFile() + ": " + f.getReason().toLowerCase(java.util.Locale.ROOT);
      case UnknownHostException u -> "unknown host: " + message;
      case ConnectException c when c.getMessage() == null ->
          hasCause(c, UnresolvedAddressException.class) ? "unknown host" : "connection refused";
      default -> message.lines().findFirst().orElse(message);
    };
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    return e != null && (type.isInstance(e) || hasCause(e.getCause(), type));
  }

  /** Prints one line for a problem; anything else is a bug of the sample and keeps its trace. */
  static int report(Exception exception, CommandLine sample, ParseResult unused) throws Exception {
    String line =
        switch (cause(exception)) {
          case Problem p -> p.getMessage();
          case IOException e -> describe(e);
          case InterruptedException e -> "interrupted";
          default -> throw exception;
        };
    sample.getErr().println(sample.getCommandName() + ": " + line);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static Throwable cause(Throwable exception) {
    return (exception instanceof GoroutineFailedException
                || exception instanceof UncheckedIOException)
            && exception.getCause() != null
        ? cause(exception.getCause())
        : exception;
  }
}
