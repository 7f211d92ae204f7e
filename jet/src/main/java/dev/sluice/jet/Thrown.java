package dev.sluice.jet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Exceptions that travel: by Java's serialization, or as text where that cannot be. */
final class Thrown {
  private Thrown() {}

  /** The exception, serialized; null if it or something in it cannot be. */
  static byte @Nullable [] serialized(Throwable thrown) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(thrown);
    } catch (IOException | RuntimeException e) {
      return null;
    }
    return bytes.toByteArray();
  }

  /** The exception; null if there is none, or its class is not here. */
  static @Nullable Throwable deserialized(byte @Nullable [] bytes, @Nullable ClassLoader loader) {
    if (bytes == null) {
      return null;
    }
    try (ObjectInputStream in = new LoadedBy(bytes, loader)) {
      return (Throwable) in.readObject();
    } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null;
    }
  }

  /** What an exception says of itself: its methods are code of others and may fail. */
  static String text(Throwable thrown) {
    try {
      return String.valueOf(thrown);
    } catch (RuntimeException e) {
      return thrown.getClass().getName();
    }
  }

  /** Where it was thrown. */
  static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    try {
      thrown.printStackTrace(new PrintWriter(text));
    } catch (RuntimeException e) {
      return thrown.getClass().getName();
    }
    return text.toString();
  }

  /** Finds classes as whoever reads does. */
  private static final class LoadedBy extends ObjectInputStream {
    private final @Nullable ClassLoader loader;

    LoadedBy(byte[] bytes, @Nullable ClassLoader loader) throws IOException {
      super(new ByteArrayInputStream(bytes));
      this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(description.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(description);
      }
    }
  }
}
