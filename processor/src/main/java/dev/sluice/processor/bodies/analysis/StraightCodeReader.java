package dev.sluice.processor.bodies.analysis;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.sluice.processor.bodies.analysis.StraightCode.Action;
import dev.sluice.processor.bodies.analysis.StraightCode.Ends;
import dev.sluice.processor.bodies.analysis.StraightCode.Goroutine;
import dev.sluice.processor.bodies.analysis.StraightCode.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link StraightCode}. Counted loops with constant bounds are unrolled; anything else that
 * could take another way, wait for something else or throw makes an end of it, and then there is no
 * straight code.
 */
public final class StraightCodeReader {
  private static final int MAX_GOROUTINES = 12;
  private static final int MAX_STEPS = 200;
  private static final Set<String> HARMLESS_OWNERS =
      Set.of(
          "java.io.PrintStream",
          "java.lang.String",
          "java.lang.StringBuilder",
          "java.lang.AbstractStringBuilder",
          "java.lang.Math");

  private final ClassIndex index;
  private final StraightObjects objects;
  private final List<Goroutine> goroutines = new ArrayList<>();
  private final Map<Integer, Ends> ends = new HashMap<>();
  private int steps;

  StraightCodeReader(ClassIndex index, @Nullable VariableElement group) {
    this.index = index;
    objects = new StraightObjects(index, group);
  }

  /**
   * Reads the block of a {@code try} that opens a group.
   *
   * @return the code, or null if not all of it is straight
   */
  public static @Nullable StraightCode read(
      ClassIndex index, VariableElement group, BlockTree block) {
    StraightCodeReader reader = new StraightCodeReader(index, group);
    try {
      reader.goroutine("the block", block);
      return reader.code();
    } catch (NotStraight e) {
      return null;
    }
  }

  StraightObjects objects() {
    return objects;
  }

  /**
   * Reads what a goroutine does, and returns its number.
   *
   * @throws NotStraight if it is not straight
   */
  int goroutine(String title, Tree code) {
    int number = goroutine(title);
    new Reader(goroutines.get(number)).read(code);
    return number;
  }

  /** Adds a goroutine that does nothing yet, and returns its number. */
  int goroutine(String title) {
    if (goroutines.size() >= MAX_GOROUTINES) {
      throw new NotStraight();
    }
    goroutines.add(new Goroutine(title));
    return goroutines.size() - 1;
  }

  /** Adds a step that stands nowhere in the code itself. */
  void add(int goroutine, Action action, int object, Tree tree) {
    new Reader(goroutines.get(goroutine)).add(action, object, 0, tree);
  }

  boolean hasChildren(int goroutine) {
    return goroutines.get(goroutine).steps().stream()
        .anyMatch(step -> step.action() == Action.START);
  }

  void end(int channel, Ends whose) {
    ends.put(channel, whose);
  }

  /**
   * All that has been read.
   *
   * @throws NotStraight if something else is done with the objects as well
   */
  StraightCode code() {
    if (!objects.isAllUnderstood()) {
      throw new NotStraight();
    }
    return new StraightCode(goroutines, objects.names(), objects.capacities(), ends);
  }

  /** Reads the code of one goroutine. */
  private final class Reader extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Goroutine goroutine;
    private boolean left;

    Reader(Goroutine goroutine) {
      this.goroutine = goroutine;
    }

    void read(Tree code) {
      scan(code, null);
    }

    private void add(Action action, int object, int amount, Tree tree) {
      if (++steps > MAX_STEPS) {
        throw new NotStraight();
      }
      goroutine.add(new Step(action, object, amount, tree));
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
      if (tree == null) {
        return null;
      }
      if (left && tree instanceof StatementTree) {
        throw new NotStraight();
      }
      switch (tree.getKind()) {
        case BLOCK,
            EXPRESSION_STATEMENT,
            VARIABLE,
            METHOD_INVOCATION,
            FOR_LOOP,
            ENHANCED_FOR_LOOP,
            RETURN,
            IDENTIFIER,
            MEMBER_SELECT,
            PARENTHESIZED,
            STRING_LITERAL,
            INT_LITERAL,
            LONG_LITERAL,
            BOOLEAN_LITERAL,
            CHAR_LITERAL,
            DOUBLE_LITERAL,
            NULL_LITERAL,
            PLUS,
            MINUS,
            MULTIPLY,
            EMPTY_STATEMENT,
            POSTFIX_INCREMENT,
            PREFIX_INCREMENT,
            MODIFIERS,
            PRIMITIVE_TYPE,
            PARAMETERIZED_TYPE ->
            super.scan(tree, null);
        default -> throw new NotStraight();
      }
      return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void unused) {
      ExpressionTree initializer = variable.getInitializer();
      VariableElement element =
          index.attribution().element(variable) instanceof VariableElement local ? local : null;
      Tree made = Syntax.bare(initializer);
      if (element != null && made instanceof MethodInvocationTree maker && isMaker(maker)) {
        int capacity = index.channels().capacity(maker);
        if (capacity == ChannelRoots.UNKNOWN_CAPACITY || !index.channels().isStable(element)) {
          throw new NotStraight();
        }
        objects.declareChannel(element, capacity);
        for (ExpressionTree argument : maker.getArguments()) {
          scan(argument, null);
        }
        objects.understand(ClassIndex.receiver(maker));
        return null;
      }
      if (made instanceof NewClassTree creation
          && element != null
          && creation.getArguments().isEmpty()
          && creation.getClassBody() == null
          && Attribution.isExactly(index.attribution().type(creation), Api.WAIT_GROUP)) {
        objects.declareWaitGroup(element);
        return null;
      }
      scan(initializer, null);
      return null;
    }

    private boolean isMaker(MethodInvocationTree call) {
      return index.isCall(call, Api.CHANNEL, "make")
          || (index.isCall(call, Api.GROUP, "channel")
              && objects.isGroup(index.variable(ClassIndex.receiver(call))));
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
      ExpressionTree receiver = ClassIndex.receiver(call);
      VariableElement on = index.variable(receiver);
      Operation operation = index.operation(call);
      if (operation != null && on != null && objects.isChannel(on)) {
        operation(call, operation, on);
      } else if (on != null && objects.isDeclared(on)) {
        waitGroup(call, on);
      } else if (objects.isGroup(on)) {
        group(call);
      } else if (index.isCall(call, Api.GO, "go")) {
        start(call, call.getArguments().size() - 1, List.of(), null);
      } else {
        if (!isHarmless(call)) {
          throw new NotStraight();
        }
        scan(receiver, null);
        scan(call.getArguments(), null);
        return null;
      }
      objects.understand(receiver);
      return null;
    }

    private void operation(MethodInvocationTree call, Operation operation, VariableElement on) {
      scan(call.getArguments(), null);
      switch (operation) {
        case SEND -> add(Action.SEND, objects.number(on), 0, call);
        case RECEIVE, RECEIVE_OK -> add(Action.RECEIVE, objects.number(on), 0, call);
        case CLOSE -> add(Action.CLOSE, objects.number(on), 0, call);
        default -> throw new NotStraight();
      }
    }

    private void waitGroup(MethodInvocationTree call, VariableElement on) {
      String name = name(call);
      switch (name) {
        case "add" ->
            add(
                Action.ADD,
                objects.number(on),
                CountedLoop.constant(call.getArguments().get(0)),
                call);
        case "done" -> add(Action.ADD, objects.number(on), -1, call);
        case "await" -> add(Action.AWAIT, objects.number(on), 0, call);
        case "go" -> {
          add(Action.ADD, objects.number(on), 1, call);
          start(call, call.getArguments().size() - 1, List.of(), on);
        }
        default -> throw new NotStraight();
      }
    }

    private void group(MethodInvocationTree call) {
      switch (name(call)) {
        case "go" -> {
          List<? extends ExpressionTree> arguments = call.getArguments();
          start(call, 1, arguments.subList(2, arguments.size()), null);
        }
        case "join" -> add(Action.JOIN, 0, 0, call);
        case "cancel" -> add(Action.CANCEL, 0, 0, call);
        default -> throw new NotStraight();
      }
    }

    private String name(MethodInvocationTree call) {
      ExecutableElement method = index.callee(call);
      return method == null ? "" : method.getSimpleName().toString();
    }

    /** Starts the lambda that is one of a call's arguments. */
    private void start(
        MethodInvocationTree call,
        int task,
        List<? extends ExpressionTree> atEnd,
        @Nullable VariableElement counter) {
      if (!(call.getArguments().get(task) instanceof LambdaExpressionTree lambda)
          || !lambda.getParameters().isEmpty()) {
        throw new NotStraight();
      }
      for (ExpressionTree argument : call.getArguments().subList(0, task)) {
        scan(argument, null);
      }
      String name =
          task > 0 && Syntax.bare(call.getArguments().get(0)) instanceof LiteralTree literal
              ? String.valueOf(literal.getValue())
              : "line " + index.attribution().line(call);
      int number = goroutine("goroutine '" + name + "'", lambda.getBody());
      Reader end = new Reader(goroutines.get(number));
      if (!atEnd.isEmpty()) {
        end.add(Action.CHILDREN, number, 0, call);
      }
      atEnd.forEach(end::atEnd);
      if (counter != null) {
        end.add(Action.ADD, objects.number(counter), -1, call);
      }
      add(Action.START, number, 0, call);
    }

    private void atEnd(ExpressionTree code) {
      if (code instanceof LambdaExpressionTree lambda) {
        scan(lambda.getBody(), null);
        return;
      }
      VariableElement on =
          code instanceof MemberReferenceTree reference
              ? index.variable(reference.getQualifierExpression())
              : null;
      if (on == null
          || !objects.isDeclared(on)
          || !(code instanceof MemberReferenceTree reference)) {
        throw new NotStraight();
      }
      boolean channel = objects.isChannel(on);
      if (channel && reference.getName().contentEquals("close")) {
        add(Action.CLOSE, objects.number(on), 0, reference);
      } else if (!channel && reference.getName().contentEquals("done")) {
        add(Action.ADD, objects.number(on), -1, reference);
      } else {
        throw new NotStraight();
      }
      objects.understand(reference.getQualifierExpression());
    }

    /** Whether a call does nothing but print, or make a text or a number. */
    private boolean isHarmless(MethodInvocationTree call) {
      ExecutableElement method = index.callee(call);
      return method != null
          && method.getEnclosingElement() instanceof TypeElement owner
          && HARMLESS_OWNERS.contains(owner.getQualifiedName().toString());
    }

    @Override
    public @Nullable Void visitReturn(ReturnTree statement, @Nullable Void unused) {
      scan(statement.getExpression(), null);
      left = true;
      return null;
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree loop, @Nullable Void unused) {
      VariableElement channel = index.variable(loop.getExpression());
      if (channel == null || !objects.isChannel(channel)) {
        throw new NotStraight();
      }
      objects.understand(Syntax.bare(loop.getExpression()));
      add(Action.RANGE, objects.number(channel), 0, loop.getExpression());
      int before = goroutine.steps().size();
      scan(loop.getStatement(), null);
      if (goroutine.steps().size() != before || left) {
        throw new NotStraight();
      }
      return null;
    }

    @Override
    public @Nullable Void visitForLoop(ForLoopTree loop, @Nullable Void unused) {
      int rounds = CountedLoop.rounds(index, loop);
      for (int i = 0; i < rounds; i++) {
        scan(loop.getStatement(), null);
      }
      return null;
    }
  }
}
