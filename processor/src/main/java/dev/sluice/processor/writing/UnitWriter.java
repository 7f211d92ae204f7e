package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.model.Channel;
import dev.sluice.processor.model.Ending.Action;
import dev.sluice.processor.model.Ending.Verb;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.model.Unit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * Writes what a goroutine does: the call of a goroutine stage, or the loop that the generator owns,
 * with every stage that is fused into it in place.
 */
final class UnitWriter {
  /** How many calls may stand in each other; then a local variable takes the result. */
  private static final int MAX_NESTING = 2;

  private final Plan plan;
  private final Locals locals;
  private final Unit unit;

  /** The names that are taken in this goroutine. */
  private final Scope scope;

  /** The variable to which results go instead of to their channels, or empty. */
  private final Optional<String> results;

  UnitWriter(Plan plan, Locals locals, Unit unit) {
    this(plan, locals, unit, locals.scope(), Optional.empty());
  }

  UnitWriter(Plan plan, Locals locals, Unit unit, Scope scope, Optional<String> results) {
    this.plan = plan;
    this.locals = locals;
    this.unit = unit;
    this.scope = scope;
    this.results = results;
  }

  /** What a worker does with one value. */
  Steps step(String variable) {
    return consume(unit.head(), Value.of(variable, Jump.RETURN));
  }

  /** The variable of an output. */
  private String output(Endpoint output) {
    return results.orElseGet(() -> channel(output));
  }

  /** The variable of a channel to which the wiring sends: what counts for the stage, if it does. */
  private String channel(Endpoint end) {
    return unit.stages().stream()
        .filter(stage -> stage.sends().anyMatch(end::equals))
        .map(stage -> variableOf(stage, end))
        .filter(scope::has)
        .map(scope::get)
        .findFirst()
        .orElseGet(() -> locals.channel(end.channel()));
  }

  /** How the code that a value has come to is left for the next value. */
  private enum Jump {
    /** It is the body of a loop. */
    CONTINUE("continue"),
    /** It is the body of a lambda. */
    RETURN("return");

    private final String statement;

    Jump(String statement) {
      this.statement = statement;
    }
  }

  /**
   * A value on its way: an expression, which is used once, how many calls stand in it, and how the
   * next value is begun with.
   */
  private record Value(CodeBlock expression, int nesting, Jump jump) {
    static Value of(String variable, Jump jump) {
      return new Value(CodeBlock.of("$N", variable), 0, jump);
    }
  }

  /** What the goroutine runs. */
  Steps write() {
    CodeBlock outputs = CodeBlock.builder().add(tallies()).add(outputs()).build();
    Stage head = unit.head();
    Steps steps =
        switch (head.shape()) {
          case GOROUTINE -> Steps.of(call(head, Optional.empty()));
          case SOURCE -> Steps.block(source(head));
          default -> Steps.block(loop(head));
        };
    return steps.after(outputs);
  }

  /**
   *
   *
   * <pre>
   * for (int v : Squares.counter()) {
   *   Squares.printer(Squares.squarer(v));
   * }
   * </pre>
   */
  private CodeBlock source(Stage stage) {
    Endpoint output = stage.outputs().getFirst();
    String variable = variable(output.channel());
    return Sequences.source(
        call(stage, Optional.empty()),
        locals.group(),
        stage.declaration().result(),
        output.type(),
        variable,
        scope,
        emit(output, Value.of(variable, Jump.CONTINUE)).statements());
  }

  /**
   * What counts the values that pass between fused stages, and those that one of several stages
   * sends to a channel:
   *
   * <pre>
   * Tally squaresTally = Tally.of(group, "squares");
   * SendChannel&lt;String> toFound = Tally.sends(group, "found from seed", found);
   * </pre>
   */
  private CodeBlock tallies() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Stage stage : unit.stages()) {
      for (Endpoint output : stage.distinctSends()) {
        if (plan.fusion().into(output.channel()).isPresent()) {
          code.addStatement(
              "$1T $2N = $1T.of($3N, $4S)",
              RuntimeTypes.TALLY,
              scope.fresh(output.channel() + " tally", tallyOf(output.channel())),
              locals.group(),
              output.channel());
        } else if (isSentToByWiring(stage, output) && isSharedBySenders(output)) {
          code.addStatement(
              "$T $N = $L",
              ParameterizedTypeName.get(
                  RuntimeTypes.SEND_CHANNEL, TypeName.get(channelType(output))),
              scope.fresh("to " + output.channel(), variableOf(stage, output)),
              counted(stage, output, CodeBlock.of("$N", locals.channel(output.channel()))));
        }
      }
    }
    return code.build();
  }

  /** Whether the generated code sends to the channel, and not the stage. */
  private static boolean isSentToByWiring(Stage stage, Endpoint output) {
    return stage.shape().returnsValues() || stage.failures().filter(output::equals).isPresent();
  }

  private static Object tallyOf(String channel) {
    return List.of("tally", channel);
  }

  /** {@code squaresTally.pass(v)} where a value goes from one fused stage to the next. */
  private Value counted(String channel, Value value) {
    return new Value(
        CodeBlock.of("$N.pass($L)", scope.get(tallyOf(channel)), value.expression()),
        value.nesting() + 1,
        value.jump());
  }

  /** {@code Tally.sends(group, "found from seed", found)} where other stages send as well. */
  private CodeBlock counted(Stage stage, Endpoint output, CodeBlock channel) {
    return isSharedBySenders(output)
        ? CodeBlock.of(
            "$T.sends($N, $S, $L)",
            RuntimeTypes.TALLY,
            locals.group(),
            output.channel() + " from " + stage.name(),
            channel)
        : channel;
  }

  private boolean isSharedBySenders(Endpoint output) {
    return plan.pipeline().channel(output.channel()).orElseThrow().senders().stream()
            .map(Channel.End::stage)
            .distinct()
            .count()
        > 1;
  }

  /**
   *
   *
   * <pre>
   * for (int v : naturals) {
   *   squares.send(Squares.squarer(v));
   * }
   * </pre>
   *
   * <p>Of batches {@code for (List<Integer> numbers : Batches.of(naturals, 100))}.
   */
  private CodeBlock loop(Stage stage) {
    Endpoint input = stage.inputs().getFirst();
    String variable = variable(input.channel(), stage);
    BatchWriter from = new BatchWriter(plan, locals, unit);
    return CodeBlock.builder()
        .beginControlFlow(
            "for ($T $N : $L)", received(from.type(), input.type()), variable, from.source())
        .add(consume(stage, Value.of(variable, Jump.CONTINUE)).statements())
        .endControlFlow()
        .build();
  }

  /** The type of the loop's variable: primitive, if the stage takes the primitive. */
  private static TypeName received(TypeName boxed, TypeMirror taken) {
    TypeName wanted = TypeName.get(taken);
    return wanted.isPrimitive() && wanted.box().equals(boxed) ? wanted : boxed;
  }

  /** A value arrives where a channel is, or would be. */
  private Steps emit(Endpoint output, Value value) {
    Optional<Stage> next = plan.fusion().into(output.channel());
    return next.map(stage -> consume(stage, counted(output.channel(), value)))
        .orElseGet(() -> Steps.of(CodeBlock.of("$N.send($L)", output(output), value.expression())));
  }

  /** A stage is called with a value, and what comes out goes on. */
  private Steps consume(Stage stage, Value value) {
    if (stage.failures().isPresent()) {
      return attempt(stage, value);
    }
    CodeBlock call = call(stage, Optional.of(value.expression()));
    if (!stage.shape().returnsValues()) {
      return Steps.of(call);
    }
    Endpoint output = stage.outputs().getFirst();
    TypeMirror result = stage.declaration().result();
    return switch (stage.shape()) {
      case FILTER ->
          Steps.block(
              Sequences.ifPresent(
                  call, result, scope, it -> emit(output, new Value(it, 1, value.jump()))));
      case EXPANDER -> {
        String variable = variable(output.channel());
        yield Steps.block(
            Sequences.each(
                call,
                result,
                output.type(),
                variable,
                scope,
                emit(output, Value.of(variable, Jump.CONTINUE)).statements()));
      }
      default ->
          value.nesting() + 1 < MAX_NESTING || plan.fusion().into(output.channel()).isEmpty()
              ? emit(output, new Value(call, value.nesting() + 1, value.jump()))
              : named(output, call, value.jump());
    };
  }

  /** {@code int squares = Squares.squarer(v);} and on with {@code squares}. */
  private Steps named(Endpoint output, CodeBlock call, Jump jump) {
    String variable = variable(output.channel());
    return emit(output, Value.of(variable, jump))
        .after(
            CodeBlock.builder()
                .addStatement("$T $N = $L", TypeName.get(output.type()), variable, call)
                .build());
  }

  /** A stage whose failures go to a channel, with a value that is used twice: a variable. */
  private Steps attempt(Stage stage, Value value) {
    if (value.nesting() == 0) {
      return attempt(stage, value.expression(), value.jump());
    }
    Endpoint input = stage.inputs().getFirst();
    String variable = variable(input.channel(), stage);
    return attempt(stage, CodeBlock.of("$N", variable), value.jump())
        .after(
            CodeBlock.builder()
                .addStatement(
                    "$T $N = $L", TypeName.get(input.type()), variable, value.expression())
                .build());
  }

  private Steps attempt(Stage stage, CodeBlock value, Jump jump) {
    CodeBlock call = call(stage, Optional.of(value));
    Endpoint failures = stage.failures().orElseThrow();
    if (!stage.shape().returnsValues()) {
      return Steps.block(
          CodeBlock.builder()
              .beginControlFlow("try")
              .addStatement(call)
              .add(caught(failures, value, jump))
              .endControlFlow()
              .build());
    }
    Endpoint output = stage.outputs().getFirst();
    TypeMirror result = stage.declaration().result();
    if (stage.shape() == Shape.EXPANDER) {
      return expansion(output, call, result, failures, value);
    }
    boolean filters = stage.shape() == Shape.FILTER;
    String variable =
        filters
            ? scope.fresh("maybe")
            : plan.fusion()
                .into(output.channel())
                .map(next -> variable(output.channel(), next))
                .orElseGet(() -> scope.firstFree("result"));
    CodeBlock attempt =
        CodeBlock.builder()
            .addStatement("$T $N", TypeName.get(result), variable)
            .beginControlFlow("try")
            .addStatement("$N = $L", variable, call)
            .add(caught(failures, value, jump))
            .addStatement(jump.statement)
            .endControlFlow()
            .build();
    Steps rest =
        filters
            ? Steps.block(
                Sequences.ifPresent(variable, result, it -> emit(output, new Value(it, 1, jump))))
            : emit(output, Value.of(variable, jump));
    return rest.after(attempt);
  }

  /**
   *
   *
   * <pre>
   * } catch (Exception e) {
   *   Rejection.send(rejected, line, e);
   * </pre>
   *
   * <p>or, where the stage for failures is called right here, {@code Orders.log(Rejection.of(line,
   * e))}.
   */
  private CodeBlock caught(Endpoint failures, CodeBlock value, Jump jump) {
    String thrown = scope.firstFree("e");
    return CodeBlock.builder()
        .nextControlFlow("catch ($T $N)", Exception.class, thrown)
        .add(reject(failures, value, thrown, jump).statements())
        .build();
  }

  private Steps reject(Endpoint failures, CodeBlock value, String thrown, Jump jump) {
    return plan.fusion()
        .into(failures.channel())
        .map(
            next ->
                consume(
                    next,
                    counted(
                        failures.channel(),
                        new Value(
                            CodeBlock.of("$T.of($L, $N)", RuntimeTypes.REJECTION, value, thrown),
                            0,
                            jump))))
        .orElseGet(
            () ->
                Steps.of(
                    CodeBlock.of(
                        "$T.send($N, $L, $N)",
                        RuntimeTypes.REJECTION,
                        channel(failures),
                        value,
                        thrown)));
  }

  /**
   * What iterating throws is a failure too, and what the loop's body throws is not:
   *
   * <pre>
   * try (var elements =
   *     AttemptedElements.of(() -> Orders.split(line), e -> Rejection.send(rejected, line, e))) {
   *   for (Order order : elements) {
   *     orders.send(order);
   * </pre>
   */
  private Steps expansion(
      Endpoint output, CodeBlock call, TypeMirror result, Endpoint failures, CodeBlock value) {
    String thrown = scope.firstFree("e");
    CodeBlock handler =
        CodeBlock.of("$N -> $L", thrown, reject(failures, value, thrown, Jump.RETURN).lambdaBody());
    String variable = variable(output.channel());
    return Steps.block(
        Sequences.eachOrFailure(
            call,
            handler,
            result,
            output.type(),
            variable,
            scope,
            emit(output, Value.of(variable, Jump.CONTINUE)).statements()));
  }

  /**
   * {@code Squares.squarer(squares, naturals)}, {@code squares.squarer(...)} on an instance, or
   * {@code squares.run(...)} of a pipeline, {@code callSquarer(squares, naturals)} where it throws
   * too much.
   */
  private CodeBlock call(Stage stage, Optional<CodeBlock> value) {
    CodeBlock arguments = CodeBlock.join(arguments(stage, value), ",$W");
    return stage.throwsThrowable()
        ? CodeBlock.of("$N($L)", locals.call(stage), arguments)
        : StageCall.of(stage, locals, arguments);
  }

  /** In the order of the parameters: channels, sinks that call what is fused, and the value. */
  private List<CodeBlock> arguments(Stage stage, Optional<CodeBlock> value) {
    Iterator<Endpoint> inputs = stage.inputs().iterator();
    Iterator<Endpoint> outputs = stage.outputs().iterator();
    List<CodeBlock> arguments = new ArrayList<>();
    for (ParameterDeclaration parameter : stage.declaration().parameters()) {
      if (parameter.kind().isEmpty()) {
        arguments.add(value.orElseThrow());
      } else if (parameter.kind().get() == ChannelKind.RECEIVE) {
        arguments.add(receiver(stage, inputs.next()));
      } else {
        arguments.add(sender(stage, outputs.next()));
      }
    }
    return arguments;
  }

  /**
   * {@code naturals}; to a pipeline {@code BorrowedEnds.input(naturals)}, or {@code
   * BorrowedEnds.receiver(naturals)} where it must not abandon it.
   */
  private CodeBlock receiver(Stage stage, Endpoint input) {
    String wire = plan.wire(stage, input);
    CodeBlock channel = BatchWriter.received(plan, locals, stage, input);
    if (stage.pipeline().isEmpty()) {
      return channel;
    }
    boolean whole = plan.isDoneWithin(unit, new Action(Verb.ABANDON, wire));
    return CodeBlock.of("$T.$N($L)", RuntimeTypes.LENT, whole ? "input" : "receiver", channel);
  }

  /**
   * {@code squares}, {@code group.into(v -> Squares.printer(v))}; to a pipeline {@code
   * BorrowedEnds.output(squares)}, or {@code BorrowedEnds.sender(squares)} where it must not close
   * it.
   */
  private CodeBlock sender(Stage stage, Endpoint output) {
    if (stage.pipeline().isPresent()) {
      CodeBlock channel =
          counted(stage, output, CodeBlock.of("$N", locals.channel(output.channel())));
      boolean whole = plan.isDoneWithin(unit, new Action(Verb.CLOSE, output.channel()));
      return CodeBlock.of("$T.$N($L)", RuntimeTypes.LENT, whole ? "output" : "sender", channel);
    }
    if (results.isPresent() && stage.outputs().size() > 1) {
      return inTurn(output, results.get());
    }
    if (scope.has(variableOf(stage, output))) {
      return CodeBlock.of("$N", scope.get(variableOf(stage, output)));
    }
    Optional<Stage> next = plan.fusion().into(output.channel());
    CodeBlock end =
        next.map(it -> sink(output, it)).orElseGet(() -> CodeBlock.of("$N", output(output)));
    return counted(stage, output, isSource(stage) ? end(end) : end);
  }

  /** {@code Sources.end(group, naturals)}, which a drain ends. */
  private CodeBlock end(CodeBlock channel) {
    return CodeBlock.of("$T.end($N, $L)", RuntimeTypes.SOURCES, locals.group(), channel);
  }

  private static boolean isSource(Stage stage) {
    return stage.inputs().isEmpty() && !stage.shape().takesValue();
  }

  /**
   * What a stage sends to and is made once: the sinks of an emitter, which is called for each
   * value, and several outputs, which know one another. The innermost stages come first.
   *
   * <pre>
   * Outputs outputs = new Outputs();
   * SendChannel&lt;Word> toWords = outputs.add(words);
   * SendChannel&lt;String> oddities = outputs.add(group.into(odd -> ...), bounded);
   * </pre>
   */
  private CodeBlock outputs() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Stage stage : unit.stages().reversed()) {
      if (stage.pipeline().isEmpty() && stage.distinctOutputs().size() > 1) {
        severalOutputs(stage, code);
      } else if (stage.shape() == Shape.EMITTER) {
        for (Endpoint output : stage.outputs()) {
          plan.fusion()
              .into(output.channel())
              .ifPresent(next -> declare(stage, output, sink(output, next), code));
        }
      }
    }
    return code.build();
  }

  private void severalOutputs(Stage stage, CodeBlock.Builder code) {
    String outputs = scope.fresh("outputs");
    code.addStatement(
        "$T $N = $L",
        RuntimeTypes.OUTPUTS,
        outputs,
        isSource(stage)
            ? CodeBlock.of("$T.outputs($N)", RuntimeTypes.SOURCES, locals.group())
            : CodeBlock.of("new $T()", RuntimeTypes.OUTPUTS));
    for (Endpoint output : stage.distinctOutputs()) {
      CodeBlock channel =
          plan.fusion()
              .into(output.channel())
              .map(next -> behind(sink(output, next), leadsTo(next)))
              .orElseGet(() -> locals.output(output.channel()));
      CodeBlock added = CodeBlock.of("$N.add($L)", outputs, channel);
      declare(stage, output, counted(stage, output, added), code);
    }
  }

  private void declare(Stage stage, Endpoint output, CodeBlock value, CodeBlock.Builder code) {
    boolean vanishes = plan.fusion().into(output.channel()).isPresent();
    code.add(
        Steps.statement(
            CodeBlock.of(
                "$T $N = $L",
                ParameterizedTypeName.get(
                    RuntimeTypes.SEND_CHANNEL, TypeName.get(channelType(output))),
                scope.fresh(
                    vanishes ? output.channel() : "to " + output.channel(),
                    variableOf(stage, output)),
                value)));
  }

  /** {@code group.into(...), bounded} */
  private CodeBlock behind(CodeBlock sink, List<String> wires) {
    CodeBlock.Builder code = CodeBlock.builder().add("$L", sink);
    wires.forEach(wire -> code.add(", $N", locals.channel(wire)));
    return code.build();
  }

  /** Where values go; empty if some end in a stage, which needs no receiver. */
  private List<String> leadsTo(Stage stage) {
    List<String> wires = new ArrayList<>();
    for (Endpoint output : stage.outputs()) {
      List<String> more =
          plan.fusion().into(output.channel()).map(this::leadsTo).orElse(List.of(output.channel()));
      if (more.isEmpty()) {
        return List.of();
      }
      wires.addAll(more);
    }
    return wires.stream().distinct().toList();
  }

  /**
   * {@code group.into(v -> Squares.printer(v))}, and with the channels behind, if there are any; of
   * what can be closed {@code Closing.into(group, file -> Files.read(file))}.
   */
  private CodeBlock sink(Endpoint output, Stage next) {
    String variable = variable(output.channel(), next);
    Value value = counted(output.channel(), Value.of(variable, Jump.RETURN));
    Steps body = consume(next, value);
    CodeBlock stage = CodeBlock.of("$N -> $L", variable, body.lambdaBody());
    CodeBlock arguments = behind(stage, leadsTo(next));
    return plan.closes(output.channel())
        ? CodeBlock.of("$T.into($N, $L)", RuntimeTypes.CLOSING, locals.group(), arguments)
        : CodeBlock.of("$N.into($L)", locals.group(), arguments);
  }

  /** {@code Outputs.inTurn(splitToWords, results)} */
  private CodeBlock inTurn(Endpoint output, String results) {
    return CodeBlock.of(
        "$T.inTurn($N, $N)", RuntimeTypes.OUTPUTS, locals.orderedOutput(unit, output), results);
  }

  private TypeMirror channelType(Endpoint endpoint) {
    return plan.pipeline().channel(endpoint.channel()).orElseThrow().type();
  }

  /** The name of a value on a channel: as the stage that is called with it calls it. */
  private String variable(String channel) {
    return plan.fusion()
        .into(channel)
        .map(stage -> variable(channel, stage))
        .orElseGet(() -> scope.firstFree("v"));
  }

  private String variable(String channel, Stage taker) {
    String parameter = taker.declaration().values().getFirst().name();
    String other = taker.batch().isPresent() ? "batch" : "v";
    return parameter.equals(channel) ? scope.firstFree(other) : scope.firstFree(parameter, other);
  }

  private static Object variableOf(Stage stage, Endpoint output) {
    return List.of("output", stage, output.channel());
  }
}
