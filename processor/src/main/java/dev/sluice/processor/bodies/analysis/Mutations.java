package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
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
          "java.util.concurrent.ConcurrentHashMap.KeySetView",
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
    TypeMirror type = index.attribution().type(receiver);
    VariableElement variable = index.variable(receiver);
    return MUTABLE.stream().anyMatch(each -> index.attribution().isA(type, each))
        && !isConcurrent(index, receiver)
        && (variable == null
            || assigned(index, variable).noneMatch(each -> isConcurrent(index, each)));
  }

  /** Whether an expression yields an object that several threads may change. */
  public static boolean isConcurrent(ClassIndex index, Tree expression) {
    TypeMirror type = index.attribution().type(expression);
    if (CONCURRENT.stream().anyMatch(each -> index.attribution().isA(type, each))) {
      return true;
    }
    ExecutableElement maker =
        Syntax.bare(expression) instanceof MethodInvocationTree call ? index.callee(call) : null;
    return maker != null
        && maker.getSimpleName().toString().startsWith("synchronized")
        && maker.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals("java.util.Collections");
  }

  /** What a variable is given, as far as it stands in this class. */
  public static Stream<ExpressionTree> assigned(ClassIndex index, VariableElement variable) {
    VariableTree declaration = index.declaration(variable);
    return Stream.concat(
            Stream.ofNullable(declaration).map(VariableTree::getInitializer),
            index.writes(variable).stream().map(Syntax::assignedValue))
        .filter(Objects::nonNull);
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
