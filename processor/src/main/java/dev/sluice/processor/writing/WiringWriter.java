package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.declaration.BufferDeclaration.WhenFull;
import dev.sluice.processor.model.ChannelPlan;
import dev.sluice.processor.model.CompletionAction;
import dev.sluice.processor.model.CompletionAction.Step;
import dev.sluice.processor.model.Cycle;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Quantity;
import dev.sluice.processor.model.Quantity.Fixed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the body of the method that channels a pipeline within a group. */
final class WiringWriter {
  private final Plan plan;
  private final Names names;

  WiringWriter(Plan plan, Names names) {
    this.plan = plan;
    this.names = names;
  }

  /** Channels, wait groups, goroutines, closers, {@code group.join()}. */
  CodeBlock write() {
    CodeBlock.Builder code = CodeBlock.builder();
    plan.cycles().forEach(cycle -> code.add(cycle(cycle)));
    plan.channels().forEach(channel -> code.add(channel(channel)));
    List<CompletionAction> closers =
        plan.completions().stream().filter(completion -> !completion.isDirect()).toList();
    for (GoroutinePlan goroutine : plan.goroutines()) {
      closers.stream()
          .filter(completion -> completion.goroutines().getFirst().equals(goroutine))
          .forEach(completion -> code.add(waitGroup(completion)));
      if (goroutine.isOrdered()) {
        code.add(order(goroutine));
      } else if (names.hasSharedBatches(goroutine)) {
        code.add(new BatchWriter(plan, names, goroutine).shared());
      }
      code.add(goroutine(goroutine));
      closers.stream()
          .filter(completion -> completion.goroutines().getLast().equals(goroutine))
          .forEach(completion -> code.add(closer(completion)));
    }
    plan.cycles().forEach(cycle -> code.addStatement("$N.start()", names.cycle(cycle)));
    return code.addStatement("$N.join()", names.group()).build();
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
                names.cycle(cycle),
                names.group());
    plan.pipeline().ports().stream()
        .filter(
            port ->
                port.isSignal()
                    && cycle.members().stream()
                        .anyMatch(member -> member.receives().contains(port.name())))
        .forEach(
            port ->
                code.addStatement("$N.signal($N)", names.cycle(cycle), names.channel(port.name())));
    return code.build();
  }

  /** {@code OrderedWorkers<String, Line> parseInOrder = new OrderedWorkers<>(texts, lines, 8);} */
  private CodeBlock order(GoroutinePlan goroutine) {
    return new OrderWriter(plan, names, goroutine).declaration();
  }

  /**
   * {@code Channel<Integer> naturals = group.channel("naturals", 0);}, where the runtime chooses
   * the buffer {@code group.channel("naturals");}, behind a source that its receiver may run {@code
   * Sources.channel(group, "naturals");}, and in a cycle {@code cycle.channel(...)} or {@code
   * cycle.feedback(...)}; of what can be closed {@code group.channel("files", 0, Closing::close)};
   * of what drops elements when it is full {@code group.channel("frames", 8,
   * Overflow.DROP_OLDEST)}.
   */
  private CodeBlock channel(ChannelPlan channel) {
    if (channel.keyed().isPresent()) {
      return new KeyedWriter(plan, names, channel.keyed().get()).queues(channel);
    }
    Optional<Cycle> cycle = plan.cycle(channel);
    return CodeBlock.builder()
        .add(shares(channel))
        .addStatement(
            "$T $N = $L$S$L$L)",
            ParameterizedTypeName.get(RuntimeTypes.CHANNEL, TypeName.get(channel.type())),
            names.channel(channel),
            maker(channel, cycle),
            channel.name(),
            capacity(channel, cycle.isPresent()),
            overflow(channel, cycle.isPresent()))
        .build();
  }

  /** {@code group.channel(}, {@code cycle.feedback(}, {@code Sources.channel(group, } */
  private CodeBlock maker(ChannelPlan channel, Optional<Cycle> cycle) {
    if (plan.isFusible(channel)) {
      return CodeBlock.of("$T.channel($N, ", RuntimeTypes.SOURCES, names.group());
    }
    boolean feedback = cycle.filter(it -> it.feedback().contains(channel.name())).isPresent();
    return CodeBlock.of(
        "$N.$L(", cycle.map(names::cycle).orElse(names.group()), feedback ? "feedback" : "channel");
  }

  /** {@code , 8}; nothing where the runtime chooses, which it cannot in a cycle. */
  private CodeBlock capacity(ChannelPlan channel, boolean inCycle) {
    return channel.capacity() instanceof Quantity.Adaptive && !inCycle
        ? CodeBlock.of("")
        : CodeBlock.of(", $L", names.number(channel.capacity()));
  }

  /** {@code Shares<File> filesShares = new Shares<>(Closing::close);} before the first branch. */
  private CodeBlock shares(ChannelPlan channel) {
    boolean first =
        plan.channels().stream()
            .filter(other -> other.shares().equals(channel.shares()))
            .findFirst()
            .filter(channel::equals)
            .isPresent();
    if (channel.shares().isEmpty() || !first) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .addStatement(
            "$T $N = new $T<>($T::close)",
            ParameterizedTypeName.get(RuntimeTypes.SHARES, TypeName.get(channel.type())),
            names.shares(channel.shares().get()),
            RuntimeTypes.SHARES,
            RuntimeTypes.CLOSING)
        .build();
  }

  /** {@code , Overflow.DROP_OLDEST}, {@code , Closing::close}, both, or nothing. */
  private CodeBlock overflow(ChannelPlan channel, boolean inCycle) {
    CodeBlock.Builder code = CodeBlock.builder();
    boolean drops = channel.whenFull() != WhenFull.BLOCK;
    if (drops) {
      code.add(", $T.$N", RuntimeTypes.OVERFLOW, channel.whenFull().name());
    }
    if (channel.closesDropped()) {
      code.add(", $T::close", RuntimeTypes.CLOSING);
    } else if (channel.shares().isPresent()) {
      code.add(", $N", names.shares(channel.shares().get()));
    } else if (drops && inCycle) {
      code.add(", null");
    }
    return code.build();
  }

  /**
   * {@code WaitGroup workers = new WaitGroup();}, and for several goroutines at once {@code
   * sendersOfSizes.add(2);}
   */
  private CodeBlock waitGroup(CompletionAction completion) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement(
                "$1T $2N = new $1T()", RuntimeTypes.WAIT_GROUP, names.waitGroup(completion));
    if (completion.goroutines().size() > 1) {
      code.addStatement("$N.add($L)", names.waitGroup(completion), sum(completion.goroutines()));
    }
    return code.build();
  }

  /** {@code 5}, {@code 1 + parseWorkers} */
  private CodeBlock sum(List<GoroutinePlan> goroutines) {
    List<CodeBlock> terms = new ArrayList<>();
    int fixed =
        goroutines.stream()
            .mapToInt(
                goroutine -> goroutine.workers() instanceof Fixed number ? number.number() : 0)
            .sum();
    if (fixed > 0) {
      terms.add(CodeBlock.of("$L", fixed));
    }
    goroutines.stream()
        .filter(goroutine -> !(goroutine.workers() instanceof Fixed))
        .forEach(goroutine -> terms.add(names.number(goroutine.workers())));
    return CodeBlock.join(terms, " + ");
  }

  /** One goroutine, or a loop that starts several, each with its queue if they have one. */
  private CodeBlock goroutine(GoroutinePlan goroutine) {
    if (!goroutine.hasWorkers()) {
      return Code.statement(start(goroutine, CodeBlock.of("$S", goroutine.name())));
    }
    CodeBlock name = CodeBlock.of("$S + $N", goroutine.name() + "-", names.index());
    CodeBlock.Builder loop =
        CodeBlock.builder()
            .beginControlFlow(
                "for (int $1N = 1; $1N <= $2L; $1N++)",
                names.index(),
                names.number(goroutine.workers()));
    if (goroutine.isKeyed()) {
      loop.add(new KeyedWriter(plan, names, goroutine.head()).queue());
    }
    plan.completions(goroutine).stream()
        .filter(completion -> completion.goroutines().size() == 1)
        .forEach(completion -> loop.addStatement("$N.add(1)", names.waitGroup(completion)));
    return loop.add(Code.statement(start(goroutine, name))).endControlFlow().build();
  }

  /**
   * {@code group.go("squarer", () -> Squares.squarer(squares, naturals), naturals::abandon,
   * squares::close)}, or {@code Future<Long> total = group.call(...)}; on platform threads {@code
   * group.onPlatform().go(...)}.
   */
  private CodeBlock start(GoroutinePlan goroutine, CodeBlock name) {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock group =
        CodeBlock.of(goroutine.isPlatform() ? "$N.onPlatform()" : "$N", names.group());
    if (goroutine.runsStage() && goroutine.head().hasResult()) {
      code.add(
          "$T $N = $L.call(",
          ParameterizedTypeName.get(RuntimeTypes.FUTURE, ResultShape.type(goroutine.head()).box()),
          names.result(goroutine),
          group);
    } else {
      code.add("$L.go(", group);
    }
    code.add("$L,$W$L", name, task(goroutine));
    if (goroutine.isKeyed()) {
      code.add(",$W$N::abandon", names.queue());
    }
    for (CompletionAction completion : plan.completions(goroutine)) {
      if (completion.isDirect()) {
        for (Step step : completion.steps()) {
          if (!plan.isDoneWithin(goroutine, step)) {
            code.add(",$W$N::$N", names.channel(step.channel()), step.verb().method());
          }
        }
      } else {
        code.add(",$W$N::done", names.waitGroup(completion));
      }
    }
    return code.add(")").build();
  }

  /** {@code () -> Squares.squarer(...)}, or {@code cycle.counted(() -> ...)}. */
  private CodeBlock task(GoroutinePlan goroutine) {
    CodeBlock task = CodeBlock.of("() -> $L", body(goroutine).lambdaBody());
    for (Cycle cycle : plan.cycles(goroutine)) {
      task = CodeBlock.of("$N.counted($L)", names.cycle(cycle), task);
    }
    return task;
  }

  private Code body(GoroutinePlan goroutine) {
    return switch (goroutine.kind()) {
      case BROADCAST -> broadcast(goroutine);
      case DISPATCH -> new KeyedWriter(plan, names, goroutine.head()).dispatch();
      case STAGES ->
          goroutine.isOrdered()
              ? new OrderWriter(plan, names, goroutine).work()
              : new GoroutineWriter(plan, names, goroutine).write();
    };
  }

  /** {@code Broadcaster.copy(all, List.of(allToLeft, allToRight))} */
  private Code broadcast(GoroutinePlan goroutine) {
    List<CodeBlock> targets =
        goroutine.sends().stream()
            .map(channel -> CodeBlock.of("$N", names.channel(channel)))
            .toList();
    return Code.of(
        CodeBlock.of(
            "$T.copy($N, $T.of($L)$L)",
            RuntimeTypes.BROADCAST,
            names.channel(goroutine.receives().getFirst()),
            RuntimeTypes.LIST,
            CodeBlock.join(targets, ", "),
            plan.channels().stream()
                .filter(channel -> goroutine.sends().contains(channel.name()))
                .flatMap(channel -> channel.shares().stream())
                .findFirst()
                .map(channel -> CodeBlock.of(", $N", names.shares(channel)))
                .orElse(CodeBlock.of(""))));
  }

  /**
   * {@code group.go("closer of sizes", () -> { workers.await(); filenames.abandon(); sizes.close();
   * });}
   */
  private CodeBlock closer(CompletionAction completion) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("$[$N.go($S,$W", names.group(), closerName(completion));
    List<Cycle> counting = plan.cycles().stream().filter(it -> it.counts(completion)).toList();
    counting.forEach(cycle -> code.add("$N.counted(", names.cycle(cycle)));
    code.add("() -> {\n$]").indent().addStatement("$N.await()", names.waitGroup(completion));
    for (Step step : completion.steps()) {
      code.addStatement("$N.$N()", names.channel(step.channel()), step.verb().method());
    }
    return code.unindent().add("}$L);\n", ")".repeat(counting.size())).build();
  }

  private static String closerName(CompletionAction completion) {
    List<Step> closes =
        completion.steps().stream().filter(it -> it.verb() == CompletionAction.Verb.CLOSE).toList();
    return (closes.isEmpty() ? completion.steps() : closes)
        .stream()
            .map(Step::channel)
            .collect(
                Collectors.joining(" and ", closes.isEmpty() ? "abandoner of " : "closer of ", ""));
  }
}
