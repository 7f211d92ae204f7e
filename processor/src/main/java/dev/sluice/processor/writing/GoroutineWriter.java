package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.declaration.ChannelKind;
import dev.sluice.processor.declaration.ParameterDeclaration;
import dev.sluice.processor.model.CompletionAction.Step;
import dev.sluice.processor.model.CompletionAction.Verb;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.GoroutinePlan;
import dev.sluice.processor.model.Plan;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.writing.Value.Jump;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * Writes what a goroutine does: the call of a goroutine stage, or the loop that the generator owns,
 * with every stage that is fused into it in place.
 */
final class GoroutineWriter implements ValuePath {
  /** How many calls may stand in each other; then a local variable takes the result. */
  private static final int MAX_NESTING = 2;

  private final GoroutineScope in;
  private final TallyWriter tallies;
  private final OutputWriter outputs;
  private final FailureWriter failures;

  GoroutineWriter(Plan plan, Names names, GoroutinePlan goroutine) {
    this(new GoroutineScope(plan, names, goroutine));
  }

  GoroutineWriter(GoroutineScope in) {
    this.in = in;
    tallies = new TallyWriter(in);
    outputs = new OutputWriter(in, tallies, this);
    failures = new FailureWriter(in, tallies, this);
  }

  /** What a worker does with one value. */
  Code step(String variable) {
    return consume(in.goroutine().head(), Value.of(variable, Jump.RETURN));
  }

  /** What the goroutine runs. */
  Code write() {
    CodeBlock declarations =
        CodeBlock.builder().add(tallies.declarations()).add(outputs.declarations()).build();
    Stage head = in.goroutine().head();
    Code body =
        switch (head.shape()) {
          case GOROUTINE -> Code.of(call(head, Optional.empty()));
          case SOURCE -> source(head);
          default -> Code.block(loop(head));
        };
    return body.after(declarations);
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
  private Code source(Stage stage) {
    if (in.plan().fusedInto(in.goroutine()).isPresent()) {
      return Code.of(lentSource(stage));
    }
    Endpoint output = stage.outputs().getFirst();
    String variable = in.value(output.channel());
    return Code.block(
        Sequences.source(
            call(stage, Optional.empty()),
            in.names().group(),
            stage.declaration().result(),
            output.type(),
            variable,
            in.scope(),
            emit(output, Value.of(variable, Jump.CONTINUE)).statements()));
  }

  /**
   * The same where the goroutine that receives may take elements itself:
   *
   * <pre>
   * Sources.run(group, Elements.of(Orders.lines()), orders, (String line, Next&lt;Order> toOrders) ->
   *     toOrders.send(Orders.parse(line)))
   * </pre>
   */
  private CodeBlock lentSource(Stage stage) {
    Endpoint output = stage.outputs().getFirst();
    Stage last = in.goroutine().stages().getLast();
    Endpoint end = last.outputs().getFirst();
    String channel = in.names().channel(end.channel());
    String next = in.declareChannel("to " + end.channel(), last, end);
    TypeName element = TypeName.get(output.type());
    String variable = in.value(output.channel());
    Code body = emit(output, Value.of(variable, Jump.RETURN));
    String taken = variable;
    if (element.isPrimitive() && stage != last) {
      // A stage may have a namesake that takes the object.
      taken = in.scope().fresh("boxed");
      body =
          body.after(
              CodeBlock.builder().addStatement("$T $N = $N", element, variable, taken).build());
    }
    return CodeBlock.of(
        "$T.run($N,$W$L,$W$N,$W($T $N, $T $N) -> $L)",
        RuntimeTypes.SOURCES,
        in.names().group(),
        Sequences.elements(call(stage, Optional.empty()), stage.declaration().result()),
        channel,
        element.box(),
        taken,
        ParameterizedTypeName.get(RuntimeTypes.NEXT, TypeName.get(in.type(end))),
        next,
        body.lambdaBody());
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
    String variable = in.value(input.channel(), stage);
    BatchWriter from = new BatchWriter(in.plan(), in.names(), in.goroutine());
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

  @Override
  public Code emit(Endpoint output, Value value) {
    return in.fused(output.channel())
        .map(stage -> consume(stage, tallies.counted(output.channel(), value)))
        .orElseGet(
            () -> Code.of(CodeBlock.of("$N.send($L)", in.output(output), value.expression())));
  }

  @Override
  public Code consume(Stage stage, Value value) {
    if (stage.failures().isPresent()) {
      return failures.attempt(stage, value);
    }
    CodeBlock call = call(stage, value.expression());
    if (!stage.shape().returnsValues()) {
      return Code.of(call);
    }
    Endpoint output = stage.outputs().getFirst();
    TypeMirror result = stage.declaration().result();
    return switch (stage.shape()) {
      case FILTER ->
          Code.block(
              Sequences.ifPresent(
                  call, result, in.scope(), it -> emit(output, new Value(it, 1, value.jump()))));
      case EXPANDER -> {
        String variable = in.value(output.channel());
        yield Code.block(
            Sequences.each(
                call,
                result,
                output.type(),
                variable,
                in.scope(),
                emit(output, Value.of(variable, Jump.CONTINUE)).statements()));
      }
      default ->
          value.nesting() + 1 < MAX_NESTING || in.fused(output.channel()).isEmpty()
              ? emit(output, value.within(call))
              : named(output, call, value.jump());
    };
  }

  /** {@code int squares = Squares.squarer(v);} and on with {@code squares}. */
  private Code named(Endpoint output, CodeBlock call, Jump jump) {
    String variable = in.value(output.channel());
    return emit(output, Value.of(variable, jump))
        .after(
            CodeBlock.builder()
                .addStatement("$T $N = $L", TypeName.get(output.type()), variable, call)
                .build());
  }

  @Override
  public CodeBlock call(Stage stage, CodeBlock value) {
    return call(stage, Optional.of(value));
  }

  /**
   * {@code Squares.squarer(squares, naturals)}, {@code squares.squarer(...)} on an instance, or
   * {@code squares.run(...)} of a pipeline, {@code callSquarer(squares, naturals)} where it throws
   * too much.
   */
  private CodeBlock call(Stage stage, Optional<CodeBlock> value) {
    CodeBlock arguments = CodeBlock.join(arguments(stage, value), ",$W");
    return stage.throwsThrowable()
        ? CodeBlock.of("$N($L)", in.names().call(stage), arguments)
        : StageCall.of(stage, in.names(), arguments);
  }

  /** In the order of the parameters: channels, sinks that call what is fused, and the value. */
  private List<CodeBlock> arguments(Stage stage, Optional<CodeBlock> value) {
    Iterator<Endpoint> receives = stage.inputs().iterator();
    Iterator<Endpoint> sends = stage.outputs().iterator();
    List<CodeBlock> arguments = new ArrayList<>();
    for (ParameterDeclaration parameter : stage.declaration().parameters()) {
      if (parameter.kind().isEmpty()) {
        arguments.add(value.orElseThrow());
      } else if (parameter.kind().get() == ChannelKind.RECEIVE) {
        arguments.add(receiver(stage, receives.next()));
      } else {
        arguments.add(outputs.sender(stage, sends.next()));
      }
    }
    return arguments;
  }

  /**
   * {@code naturals}; to a pipeline {@code BorrowedEnds.input(naturals)}, or {@code
   * BorrowedEnds.receiver(naturals)} where it must not abandon it.
   */
  private CodeBlock receiver(Stage stage, Endpoint input) {
    CodeBlock channel = BatchWriter.received(in.plan(), in.names(), stage, input);
    if (stage.pipeline().isEmpty()) {
      return channel;
    }
    Step abandon = new Step(Verb.ABANDON, in.plan().channel(stage, input));
    boolean whole = in.plan().isDoneWithin(in.goroutine(), abandon);
    return CodeBlock.of("$T.$N($L)", RuntimeTypes.LENT, whole ? "input" : "receiver", channel);
  }
}
