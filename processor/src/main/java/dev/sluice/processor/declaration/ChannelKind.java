package dev.sluice.processor.declaration;

import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The three types by which a signature speaks of a channel. */
public enum ChannelKind {
  /** {@code SendChannel}. */
  SEND(KnownTypes.SEND),
  /** {@code ReceiveChannel}. */
  RECEIVE(KnownTypes.RECEIVE),
  /** {@code Channel}, both directions. */
  BOTH(KnownTypes.CHANNEL);

  private final String qualifiedName;

  ChannelKind(String qualifiedName) {
    this.qualifiedName = qualifiedName;
  }

  /**
   * The type's qualified name.
   *
   * @return the name
   */
  public String qualifiedName() {
    return qualifiedName;
  }

  /**
   * The type's simple name.
   *
   * @return the name
   */
  public String simpleName() {
    return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
  }

  /**
   * Tells a channel type from any other.
   *
   * @param type any type
   * @return its kind, or empty if it is no channel
   */
  public static Optional<ChannelKind> of(TypeMirror type) {
    if (type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement() instanceof TypeElement element) {
      for (ChannelKind kind : values()) {
        if (element.getQualifiedName().contentEquals(kind.qualifiedName)) {
          return Optional.of(kind);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The type argument of a channel type.
   *
   * @param channel a channel type
   * @return what it carries, perhaps a wildcard; null for a raw type
   */
  public static @Nullable TypeMirror argument(TypeMirror channel) {
    var arguments = ((DeclaredType) channel).getTypeArguments();
    return arguments.isEmpty() ? null : arguments.getFirst();
  }
}
