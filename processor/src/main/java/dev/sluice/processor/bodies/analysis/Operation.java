package dev.sluice.processor.bodies.analysis;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** What can be done to a channel. */
public enum Operation {
  SEND("send", true, false, true),
  TRY_SEND("trySend", true, false, false),
  RECEIVE("receive", false, true, true),
  RECEIVE_OK("receiveOk", false, true, true),
  TRY_RECEIVE("tryReceive", false, true, false),
  /** The enhanced for statement, an iterator, {@code forEach}. */
  RANGE("iterator", false, true, true),
  CLOSE("close", true, false, false),
  ABANDON("abandon", false, true, false),
  LENGTH("length", false, false, false),
  CAPACITY("capacity", false, false, false),
  SEND_ONLY("sendOnly", false, false, false),
  RECEIVE_ONLY("receiveOnly", false, false, false),
  /** A case of a select, which may or may not be chosen. */
  SELECT_SEND("", true, false, true),
  SELECT_RECEIVE("", false, true, true);

  private static final Map<String, Operation> BY_METHOD =
      Arrays.stream(values())
          .filter(operation -> !operation.method.isEmpty())
          .collect(Collectors.toMap(operation -> operation.method, Function.identity()));

  private final String method;
  private final boolean sends;
  private final boolean receives;
  private final boolean blocks;

  Operation(String method, boolean sends, boolean receives, boolean blocks) {
    this.method = method;
    this.sends = sends;
    this.receives = receives;
    this.blocks = blocks;
  }

  /** The operation that a method of the channel types stands for, or null. */
  public static @Nullable Operation of(ExecutableElement method) {
    if (!(method.getEnclosingElement() instanceof TypeElement owner)) {
      return null;
    }
    String name = method.getSimpleName().toString();
    return switch (owner.getQualifiedName().toString()) {
      case Api.CHANNEL, Api.SEND_CHANNEL, Api.RECEIVE_CHANNEL -> BY_METHOD.get(name);
      default -> null;
    };
  }

  /** Whether it is of the sender's side: sending, closing. */
  public boolean sends() {
    return sends;
  }

  /** Whether it is of the receiver's side: receiving, abandoning. */
  public boolean receives() {
    return receives;
  }

  /** Whether it can wait for a partner. */
  public boolean blocks() {
    return blocks;
  }

  /** Whether it hands a value over. */
  public boolean isSend() {
    return this == SEND || this == TRY_SEND || this == SELECT_SEND;
  }
}
