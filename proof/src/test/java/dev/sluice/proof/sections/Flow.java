package dev.sluice.proof.sections;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How many locks are held before each instruction of a method, at most: along every branch, and to
 * every handler of exceptions.
 */
final class Flow {
  /** So that a loop which locks comes to an end. */
  private static final int MOST = 2;

  private static final int UNREACHED = -1;

  private final List<CodeElement> elements;
  private final List<ExceptionCatch> handlers;
  private final Map<Label, Integer> positions = new HashMap<>();
  private final int[] held;
  private final Deque<Integer> left = new ArrayDeque<>();

  private Flow(CodeModel code) {
    elements = code.elementList();
    handlers = code.exceptionHandlers();
    held = new int[elements.size()];
    Arrays.fill(held, UNREACHED);
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof LabelTarget target) {
        positions.put(target.label(), i);
      }
    }
  }

  /** The instructions of a method before which a lock is held, if so many are when it is called. */
  static List<Instruction> locked(CodeModel code, int whenCalled) {
    Flow flow = new Flow(code);
    flow.reach(0, whenCalled);
    while (!flow.left.isEmpty()) {
      flow.step(flow.left.remove());
    }
    List<Instruction> locked = new ArrayList<>();
    for (int i = 0; i < flow.held.length; i++) {
      if (flow.held[i] > 0 && flow.elements.get(i) instanceof Instruction instruction) {
        locked.add(instruction);
      }
    }
    return locked;
  }

  private void reach(Label label, int locks) {
    reach(position(label), locks);
  }

  /** Where in the code a label stands. */
  private int position(Label label) {
    return Objects.requireNonNull(positions.get(label));
  }

  private void reach(int position, int locks) {
    int most = Math.min(locks, MOST);
    if (most > held[position]) {
      held[position] = most;
      left.add(position);
    }
  }

  private void step(int position) {
    CodeElement element = elements.get(position);
    int before = held[position];
    for (ExceptionCatch handler : handlers) {
      if (position(handler.tryStart()) <= position && position < position(handler.tryEnd())) {
        reach(handler.handler(), before);
      }
    }
    switch (element) {
      case BranchInstruction branch -> branch(position, branch, before);
      case LookupSwitchInstruction lookup -> choose(lookup.cases(), lookup.defaultTarget(), before);
      case TableSwitchInstruction table -> choose(table.cases(), table.defaultTarget(), before);
      case ReturnInstruction _, ThrowInstruction _ -> {}
      default -> {
        if (position + 1 < held.length) {
          reach(position + 1, after(element, before));
        }
      }
    }
  }

  private static int after(CodeElement element, int before) {
    if (Locks.waits(element) || Locks.tries(element)) {
      return before + 1;
    }
    return Locks.releases(element) ? Math.max(0, before - 1) : before;
  }

  /** A branch on what a try has said has the lock on one of its ways only. */
  private void branch(int position, BranchInstruction branch, int before) {
    boolean tried = isTried(position);
    reach(branch.target(), tried && branch.opcode() == Opcode.IFEQ ? before - 1 : before);
    if (branch.opcode() != Opcode.GOTO && branch.opcode() != Opcode.GOTO_W) {
      reach(position + 1, tried && branch.opcode() == Opcode.IFNE ? before - 1 : before);
    }
  }

  private boolean isTried(int position) {
    int last = position - 1;
    while (last > 0 && !(elements.get(last) instanceof Instruction)) {
      last--;
    }
    return last >= 0 && Locks.tries(elements.get(last));
  }

  private void choose(List<SwitchCase> cases, Label otherwise, int before) {
    cases.forEach(one -> reach(one.target(), before));
    reach(otherwise, before);
  }
}
