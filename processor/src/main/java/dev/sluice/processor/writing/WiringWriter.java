package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import dev.sluice.processor.model.Cycle;
import dev.sluice.processor.model.Ending;
import dev.sluice.processor.model.Ending.Action;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Quantity;
import dev.sluice.processor.model.Quantity.Fixed;
import dev.sluice.processor.model.Unit;
import dev.sluice.processor.model.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the body of the method that wires a pipeline within a group. */
final class WiringWriter {
  private final Plan plan;
  private final Locals locals;

  WiringWriter(Plan plan, Locals locals) {
    this.plan = plan;
    this.locals = locals;
  }

  /** Channels, wait groups, goroutines, closers, {@code group.join()}. */
  CodeBlock write() {
    CodeBlock.Builder code = CodeBlock.builder();
    plan.cycles().forEach(cycle -> code.add(cycle(cycle)));
    plan.wires().forEach(wire -> code.add(channel(wire)));
    List<Ending> closers = plan.endings().stream().filter(ending -> !ending.isDirect()).toList();
    for (Unit unit : plan.units()) {
      closers.stream()
          .filter(ending -> ending.units().getFirst().equals(unit))
          .forEach(ending -> code.add(waitGroup(ending)));
      if (unit.isOrdered()) {
        code.add(order(unit));
      } else if (locals.hasSharedBatches(unit)) {
        code.add(new BatchWriter(plan, locals, unit).shared());
      }
      code.add(goroutine(unit));
      closers.stream()
          .filter(ending -> ending.units().getLast().equals(unit))
          .forEach(ending -> code.add(closer(ending)));
    }
    plan.cycles().forEach(cycle -> code.addStatement("$N.start()", locals.cycle(cycle)));
    return code.addStatement("$N.join()", locals.group()).build();
  }

  /**
   * {@code FeedbackCycle cycle = FeedbackCycle.unstarted(group);}, and {@code cycle.signal(stop);}
   * for each port that only signals its end.
   */
  private CodeBlock cycle(Cycle cycle) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement(
                "$1T $2N = $1T.unstarted($3N)",
                RuntimeTypes.FEEDBACK,
                locals.cycle(cycle),
                locals.group());
    plan.pipeline().ports().stream()
        .filter(
            port ->
                port.isSignal()
                    && cycle.members().stream()
                        .anyMatch(member -> member.receives().contains(port.name())))
        .forEach(
            port ->
                code.addStatement(
                    "$N.signal($N)", locals.cycle(cycle), locals.channel(port.name())));
    return code.build();
  }

  /** {@code OrderedWorkers<String, Line> parseInOrder = new OrderedWorkers<>(texts, lines, 8);} */
  private CodeBlock order(Unit unit) {
    return new OrderWriter(plan, locals, unit).declaration();
  }

  /**
   * {@code Channel<Integer> naturals = group.channel("naturals", 0);}, where the runtime chooses
   * the buffer {@code group.channel("naturals");}, and in a cycle {@code cycle.channel(...)} or
   * {@code cycle.feedback(...)}; of what can be closed {@code group.channel("files", 0,
   * Closing::close)}; of what drops elements when it is full {@code group.channel("frames", 8,
   * Overflow.DROP_OLDEST)}.
   */
  private CodeBlock channel(Wire wire) {
    if (wire.keyed().isPresent()) {
      return new KeyedWriter(plan, locals, wire.keyed().get()).queues(wire);
    }
    Optional<Cycle> cycle = plan.cycle(wire);
    boolean feedback = cycle.filter(it -> it.feedback().contains(wire.name())).isPresent();
    return CodeBlock.builder()
        .add(shares(wire))
        .addStatement(
            "$T $N = $N.$L($S$L$L)",
            ParameterizedTypeName.get(RuntimeTypes.CHANNEL, TypeName.get(wire.type())),
            locals.channel(wire),
            cycle.map(locals::cycle).orElse(locals.group()),
            feedback ? "feedback" : "channel",
            wire.name(),
            capacity(wire, cycle.isPresent()),
            overflow(wire, cycle.isPresent()))
        .build();
  }

  /** {@code , 8}; nothing where the runtime chooses, which it cannot in a cycle. */
  private CodeBlock capacity(Wire wire, boolean inCycle) {
    return wire.capacity() instanceof Quantity.Adaptive && !inCycle
        ? CodeBlock.of("")
        : CodeBlock.of(", $L", locals.number(wire.capacity()));
  }

  /** {@code Shares<File> filesShares = new Shares<>(Closing::close);} before the first branch. */
  private CodeBlock shares(Wire wire) {
    boolean first =
        plan.wires().stream()
            .filter(other -> other.shares().equals(wire.shares()))
            .findFirst()
            .filter(wire::equals)
            .isPresent();
    if (wire.shares().isEmpty() || !first) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .addStatement(
            "$T $N = new $T<>($T::close)",
            ParameterizedTypeName.get(RuntimeTypes.SHARES, TypeName.get(wire.type())),
            locals.shares(wire.shares().get()),
            RuntimeTypes.SHARES,
            RuntimeTypes.CLOSING)
        .build();
  }

  /** {@code , Overflow.DROP_OLDEST}, {@code , Closing::close}, both, or nothing. */
  private CodeBlock overflow(Wire wire, boolean inCycle) {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean drops = wire.whenFull() != WhenFull.BLOCK;
    if (drops) {
      code.add(", $T.$N", RuntimeTypes.OVERFLOW, wire.whenFull().name());
    }
    if (wire.closesDropped()) {
      code.add(", $T::close", RuntimeTypes.CLOSING);
    } else if (wire.shares().isPresent()) {
      code.add(", $N", locals.shares(wire.shares().get()));
    } else if (drops && inCycle) {
      code.add(", null");
    }
    return code.build();
  }

  /**
   * {@code WaitGroup workers = new WaitGroup();}, and for several units at once {@code
   * sendersOfSizes.add(2);}
   */
  private CodeBlock waitGroup(Ending ending) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("$1T $2N = new $1T()", RuntimeTypes.WAIT_GROUP, locals.waitGroup(ending));
    if (ending.units().size() > 1) {
      code.addStatement("$N.add($L)", locals.waitGroup(ending), sum(ending.units()));
    }
    return code.build();
  }

  /** {@code 5}, {@code 1 + parseWorkers} */
  private CodeBlock sum(List<Unit> units) {
    List<CodeBlock> terms = new ArrayList<>();
    int fixed =
        units.stream()
            .mapToInt(unit -> unit.workers() instanceof Fixed number ? number.number() : 0)
            .sum();
    if (fixed > 0) {
      terms.add(CodeBlock.of("$L", fixed));
    }
    units.stream()
        .filter(unit -> !(unit.workers() instanceof Fixed))
        .forEach(unit -> terms.add(locals.number(unit.workers())));
    return CodeBlock.join(terms, " + ");
  }

  /** One goroutine, or a loop that starts several, each with its queue if they have one. */
  private CodeBlock goroutine(Unit unit) {
    if (!unit.hasWorkers()) {
      return Steps.statement(start(unit, CodeBlock.of("$S", unit.name())));
    }
    CodeBlock name = CodeBlock.of("$S + $N", unit.name() + "-", locals.index());
    CodeBlock.Builder loop =
        CodeBlock.builder()
            .beginControlFlow(
                "for (int $1N = 1; $1N <= $2L; $1N++)",
                locals.index(),
                locals.number(unit.workers()));
    if (unit.isKeyed()) {
      loop.add(new KeyedWriter(plan, locals, unit.head()).queue());
    }
    plan.endings(unit).stream()
        .filter(ending -> ending.units().size() == 1)
        .forEach(ending -> loop.addStatement("$N.add(1)", locals.waitGroup(ending)));
    return loop.add(Steps.statement(start(unit, name))).endControlFlow().build();
  }

  /**
   * {@code group.go("squarer", () -> Squares.squarer(squares, naturals), naturals::abandon,
   * squares::close)}, or {@code Future<Long> total = group.call(...)}; on platform threads {@code
   * group.onPlatform().go(...)}.
   */
  private CodeBlock start(Unit unit, CodeBlock name) {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock group = CodeBlock.of(unit.isPlatform() ? "$N.onPlatform()" : "$N", locals.group());
    if (unit.runsStage() && unit.head().hasResult()) {
      code.add(
          "$T $N = $L.call(",
          ParameterizedTypeName.get(RuntimeTypes.FUTURE, ResultShape.type(unit.head()).box()),
          locals.result(unit),
          group);
    } else {
      code.add("$L.go(", group);
    }
    code.add("$L,$W$L", name, task(unit));
    if (unit.isKeyed()) {
      code.add(",$W$N::abandon", locals.queue());
    }
    for (Ending ending : plan.endings(unit)) {
      if (ending.isDirect()) {
        for (Action action : ending.actions()) {
          if (!plan.isDoneWithin(unit, action)) {
            code.add(",$W$N::$N", locals.channel(action.channel()), action.verb().method());
          }
        }
      } else {
        code.add(",$W$N::done", locals.waitGroup(ending));
      }
    }
    return code.add(")").build();
  }

  /** {@code () -> Squares.squarer(...)}, or {@code cycle.counted(() -> ...)}. */
  private CodeBlock task(Unit unit) {
    CodeBlock task = CodeBlock.of("() -> $L", body(unit).lambdaBody());
    for (Cycle cycle : plan.cycles(unit)) {
      task = CodeBlock.of("$N.counted($L)", locals.cycle(cycle), task);
    }
    return task;
  }

  private Steps body(Unit unit) {
    return switch (unit.kind()) {
      case BROADCAST -> broadcast(unit);
      case DISPATCH -> new KeyedWriter(plan, locals, unit.head()).dispatch();
      case STAGES ->
          unit.isOrdered()
              ? new OrderWriter(plan, locals, unit).work()
              : new UnitWriter(plan, locals, unit).write();
    };
  }

  /** {@code Broadcaster.copy(all, List.of(allToLeft, allToRight))} */
  private Steps broadcast(Unit unit) {
    List<CodeBlock> targets =
        unit.sends().stream().map(wire -> CodeBlock.of("$N", locals.channel(wire))).toList();
    return Steps.of(
        CodeBlock.of(
            "$T.copy($N, $T.of($L)$L)",
            RuntimeTypes.BROADCAST,
            locals.channel(unit.receives().getFirst()),
            RuntimeTypes.LIST,
            CodeBlock.join(targets, ", "),
            plan.wires().stream()
                .filter(wire -> unit.sends().contains(wire.name()))
                .flatMap(wire -> wire.shares().stream())
                .findFirst()
                .map(channel -> CodeBlock.of(", $N", locals.shares(channel)))
                .orElse(CodeBlock.of(""))));
  }

  /**
   * {@code group.go("closer of sizes", () -> { workers.await(); filenames.abandon(); sizes.close();
   * });}
   */
  private CodeBlock closer(Ending ending) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("$[$N.go($S,$W", locals.group(), closerName(ending));
    List<Cycle> counting = plan.cycles().stream().filter(it -> it.counts(ending)).toList();
    counting.forEach(cycle -> code.add("$N.counted(", locals.cycle(cycle)));
    code.add("() -> {\n$]").indent().addStatement("$N.await()", locals.waitGroup(ending));
    for (Action action : ending.actions()) {
      code.addStatement("$N.$N()", locals.channel(action.channel()), action.verb().method());
    }
    return code.unindent().add("}$L);\n", ")".repeat(counting.size())).build();
  }

  private static String closerName(Ending ending) {
    List<Action> closes =
        ending.actions().stream().filter(it -> it.verb() == Ending.Verb.CLOSE).toList();
    return (closes.isEmpty() ? ending.actions() : closes)
        .stream()
            .map(Action::channel)
            .collect(
                Collectors.joining(" and ", closes.isEmpty() ? "abandoner of " : "closer of ", ""));
  }
}
