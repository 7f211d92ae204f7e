package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Which calls of the JDK change an object in place. */
public final class Mutations {
  private static final Set<String> MUTABLE =
      Set.of(
          "java.util.Collection",
          "java.util.Map",
          "java.util.BitSet",
          "java.lang.AbstractStringBuilder",
          "java.lang.StringBuilder",
          "java.lang.StringBuffer",
          "java.nio.Buffer");

  /** Objects that are made to be changed by several threads. */
  private static final Set<String> CONCURRENT =
      Set.of(
          "java.util.concurrent.ConcurrentMap",
          "java.util.concurrent.BlockingQueue",
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.ConcurrentLinkedDeque",
          "java.util.concurrent.ConcurrentSkipListSet",
          "java.util.concurrent.CopyOnWriteArrayList",
          "java.util.concurrent.CopyOnWriteArraySet",
          "java.lang.StringBuffer",
          "java.util.Vector",
          "java.util.Hashtable");

  private static final Set<String> CHANGING =
      Set.of(
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "append",
          "clear",
          "clip",
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "delete",
          "deleteCharAt",
          "flip",
          "insert",
          "merge",
          "offer",
          "poll",
          "pollFirst",
          "pollLast",
          "pop",
          "push",
          "put",
          "putAll",
          "putIfAbsent",
          "remove",
          "removeAll",
          "removeFirst",
          "removeIf",
          "removeLast",
          "replace",
          "replaceAll",
          "retainAll",
          "reverse",
          "rewind",
          "set",
          "setCharAt",
          "setLength",
          "sort");

  /** Static methods, and instance methods of others, that change an argument; its index. */
  private static final Map<String, Integer> CHANGING_ARGUMENT =
      Map.ofEntries(
          Map.entry("java.util.Arrays.fill", 0),
          Map.entry("java.util.Arrays.sort", 0),
          Map.entry("java.util.Arrays.parallelSort", 0),
          Map.entry("java.util.Arrays.setAll", 0),
          Map.entry("java.lang.System.arraycopy", 2),
          Map.entry("java.util.Collections.sort", 0),
          Map.entry("java.util.Collections.shuffle", 0),
          Map.entry("java.util.Collections.reverse", 0),
          Map.entry("java.util.Collections.swap", 0),
          Map.entry("java.util.Collections.addAll", 0),
          Map.entry("java.io.InputStream.read", 0),
          Map.entry("java.io.FilterInputStream.read", 0),
          Map.entry("java.io.BufferedInputStream.read", 0),
          Map.entry("java.io.DataInputStream.read", 0),
          Map.entry("java.io.FileInputStream.read", 0),
          Map.entry("java.io.InputStream.readNBytes", 0),
          Map.entry("java.io.DataInputStream.readFully", 0),
          Map.entry("java.io.Reader.read", 0),
          Map.entry("java.io.BufferedReader.read", 0),
          Map.entry("java.nio.channels.ReadableByteChannel.read", 0),
          Map.entry("java.nio.channels.FileChannel.read", 0),
          Map.entry("java.nio.channels.SocketChannel.read", 0),
          Map.entry("java.util.Random.nextBytes", 0));

  private static final Set<String> WAITING =
      Set.of("await", "join", "get", "acquire", "take", "awaitTermination", "exchange");

  private Mutations() {}

  /** The variable whose object a call certainly changes in place, or null. */
  public static @Nullable VariableElement changed(ClassIndex index, MethodInvocationTree call) {
    ExecutableElement method = index.callee(call);
    if (method == null || !(method.getEnclosingElement() instanceof TypeElement owner)) {
      return null;
    }
    String name = method.getSimpleName().toString();
    Integer argument = CHANGING_ARGUMENT.get(owner.getQualifiedName() + "." + name);
    if (argument != null && argument < call.getArguments().size()) {
      return index.variable(call.getArguments().get(argument));
    }
    ExpressionTree receiver = ClassIndex.receiver(call);
    return receiver != null && CHANGING.contains(name) && isMutable(index, receiver)
        ? index.variable(receiver)
        : null;
  }

  private static boolean isMutable(ClassIndex index, ExpressionTree receiver) {
    Attribution attribution = index.attribution();
    var type = attribution.type(receiver);
    return MUTABLE.stream().anyMatch(each -> attribution.isA(type, each))
        && CONCURRENT.stream().noneMatch(each -> attribution.isA(type, each));
  }

  /** Whether a call waits for another goroutine or thread. */
  public static boolean waits(ClassIndex index, MethodInvocationTree call) {
    ExecutableElement method = index.callee(call);
    return method != null
        && WAITING.contains(method.getSimpleName().toString())
        && method.getEnclosingElement() instanceof TypeElement owner
        && (owner.getQualifiedName().contentEquals("java.lang.Thread")
            || owner.getQualifiedName().toString().startsWith("dev.sluice.")
            || owner.getQualifiedName().toString().startsWith("java.util.concurrent."));
  }
}
