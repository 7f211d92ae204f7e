package dev.sluice.proof.sections;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Set;

/** The instructions that acquire and release a lock of the library, by the names of its methods. */
final class Locks {
  private static final Set<String> WAITING = Set.of("lock", "lockGivingWay");

  private Locks() {}

  /** Whether it waits until it has the lock. */
  static boolean waits(CodeElement element) {
    return element instanceof InvokeInstruction call
        && isOurs(call)
        && WAITING.contains(call.name().stringValue());
  }

  /** Whether it acquires the lock, or says that it has not. */
  static boolean tries(CodeElement element) {
    return element instanceof InvokeInstruction call
        && isOurs(call)
        && call.name().equalsString("tryLock");
  }

  /** Whether it releases the lock: by the method, or by the store that is its last resort. */
  static boolean releases(CodeElement element) {
    return switch (element) {
      case InvokeInstruction call -> isOurs(call) && call.name().equalsString("unlock");
      case FieldInstruction field ->
          field.opcode() == Opcode.PUTFIELD && field.name().equalsString("held");
      default -> false;
    };
  }

  private static boolean isOurs(InvokeInstruction call) {
    return !call.owner().asInternalName().startsWith("java/");
  }
}
