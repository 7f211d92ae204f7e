package dev.sluice.proof.sections;

import dev.sluice.proof.sections.Library.Method;
import java.lang.classfile.Instruction;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.constant.ConstantDescs;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a lock held and must not be: to allocate, to wait for another lock, and to call
 * what is not known to do neither. It follows every call from every section.
 */
final class LockedCode {
  /** Classes of the JDK whose methods allocate nothing and wait for nothing. */
  private static final Set<String> HARMLESS_CLASSES =
      Set.of(
          "AtomicInteger",
          "AtomicIntegerFieldUpdater",
          "AtomicLong",
          "AtomicLongArray",
          "Integer",
          "LongAdder",
          "Math",
          "VarHandle");

  /** Other such methods of the JDK; a function is followed. */
  private static final Set<String> HARMLESS =
      Set.of(
          "Map.get",
          "Predicate.test",
          "String.isEmpty",
          "System.nanoTime",
          "Thread.currentThread",
          "Thread.threadId");

  /** What says that something happens which cannot. */
  private static final String IMPOSSIBLE = "java/lang/AssertionError";

  private final Library library;

  /** Where each method was called from with a lock held; itself, where it has taken the lock. */
  private final Map<Method, Method> calledFrom = new HashMap<>();

  private final Deque<Method> left = new ArrayDeque<>();
  private final Map<String, String> faults = new TreeMap<>();
  private int sections;

  private LockedCode(Library library) {
    this.library = library;
  }

  /** What was found in a library. */
  static LockedCode of(Library library) {
    LockedCode code = new LockedCode(library);
    for (Method method : library.methods()) {
      code.look(method, 0);
    }
    while (!code.left.isEmpty()) {
      code.look(code.left.remove(), 1);
    }
    return code;
  }

  /** How many methods have such a section. */
  int sections() {
    return sections;
  }

  /** How many methods are called from one. */
  int called() {
    return calledFrom.size();
  }

  /** What is wrong, in the form {@code method: what it does}, and the calls that lead there. */
  Map<String, String> faults() {
    return faults;
  }

  private void look(Method method, int locks) {
    if (method.model().code().isEmpty()) {
      return;
    }
    List<Instruction> locked = Flow.locked(method.model().code().get(), locks);
    if (locks == 0 && !locked.isEmpty()) {
      sections++;
    }
    for (Instruction instruction : locked) {
      String fault = fault(instruction);
      if (fault != null) {
        faults.putIfAbsent(method + ": " + fault, way(method));
      }
      if (instruction instanceof InvokeInstruction call
          && !Locks.tries(call)
          && !Locks.releases(call)) {
        follow(method, call);
      }
    }
  }

  private void follow(Method from, InvokeInstruction call) {
    for (Method target : library.targets(from, call)) {
      if (!calledFrom.containsKey(target)) {
        calledFrom.put(target, from);
        left.add(target);
      }
    }
  }

  private String way(Method method) {
    StringBuilder way = new StringBuilder(method.toString());
    Method from = calledFrom.get(method);
    for (int i = 0; from != null && i < 20; i++) {
      way.append(" < ").append(from);
      from = calledFrom.get(from);
    }
    return way.toString();
  }

  private @Nullable String fault(Instruction instruction) {
    return switch (instruction) {
      case NewObjectInstruction made ->
          made.className().asInternalName().equals(IMPOSSIBLE)
              ? null
              : "makes " + simple(made.className().asInternalName());
      case NewReferenceArrayInstruction made ->
          "makes " + simple(made.componentType().asInternalName()) + "[]";
      case NewPrimitiveArrayInstruction made -> "makes " + name(made.typeKind()) + "[]";
      case NewMultiArrayInstruction made -> "makes " + simple(made.arrayType().asInternalName());
      case InvokeDynamicInstruction dynamic -> fault(dynamic);
      case MonitorInstruction _ -> "synchronizes";
      case InvokeInstruction call -> fault(call);
      default -> null;
    };
  }

  private static String name(TypeKind kind) {
    return kind.upperBound().displayName();
  }

  private static @Nullable String fault(InvokeDynamicInstruction dynamic) {
    boolean once =
        dynamic.bootstrapMethod().owner().displayName().equals("LambdaMetafactory")
            && dynamic.typeSymbol().parameterCount() == 0;
    return once ? null : "links to " + dynamic.bootstrapMethod().owner().displayName();
  }

  private @Nullable String fault(InvokeInstruction call) {
    if (Locks.waits(call)) {
      return "waits for another lock";
    }
    String owner = call.owner().asInternalName();
    String name = call.name().stringValue();
    // A constructor belongs to the instruction that makes the object.
    if (library.contains(owner) || name.equals(ConstantDescs.INIT_NAME)) {
      return null;
    }
    String method = simple(owner) + "." + name;
    boolean harmless = HARMLESS_CLASSES.contains(simple(owner)) || HARMLESS.contains(method);
    return harmless ? null : "calls " + method;
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('/') + 1);
  }
}
