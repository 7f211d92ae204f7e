package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Shape;
import dev.sluice.processor.model.Stage;
import dev.sluice.processor.writing.Value.Jump;
import javax.lang.model.type.TypeMirror;

/** Writes the call of a stage whose failures go to a channel. */
final class FailureWriter {
  private final GoroutineScope in;
  private final TallyWriter tallies;
  private final ValuePath path;

  FailureWriter(GoroutineScope in, TallyWriter tallies, ValuePath path) {
    this.in = in;
    this.tallies = tallies;
    this.path = path;
  }

  /** The value is used twice, so that it is a variable. */
  Code attempt(Stage stage, Value value) {
    if (value.nesting() == 0) {
      return attempt(stage, value.expression(), value.jump());
    }
    Endpoint input = stage.inputs().getFirst();
    String variable = in.value(input.channel(), stage);
    return attempt(stage, CodeBlock.of("$N", variable), value.jump())
        .after(
            CodeBlock.builder()
                .addStatement(
                    "$T $N = $L", TypeName.get(input.type()), variable, value.expression())
                .build());
  }

  private Code attempt(Stage stage, CodeBlock value, Jump jump) {
    CodeBlock call = path.call(stage, value);
    Endpoint failures = stage.failures().orElseThrow();
    if (!stage.shape().returnsValues()) {
      return Code.block(
          CodeBlock.builder()
              .beginControlFlow("try")
              .addStatement(call)
              .add(caught(failures, value, jump))
              .endControlFlow()
              .build());
    }
    if (stage.shape() == Shape.EXPANDER) {
      return expansion(stage, call, value);
    }
    Endpoint output = stage.outputs().getFirst();
    TypeMirror result = stage.declaration().result();
    boolean filters = stage.shape() == Shape.FILTER;
    String variable =
        filters
            ? in.scope().fresh("maybe")
            : in.fused(output.channel())
                .map(next -> in.value(output.channel(), next))
                .orElseGet(() -> in.scope().firstFree("result"));
    CodeBlock attempt =
        CodeBlock.builder()
            .addStatement("$T $N", TypeName.get(result), variable)
            .beginControlFlow("try")
            .addStatement("$N = $L", variable, call)
            .add(caught(failures, value, jump))
            .addStatement(jump.statement())
            .endControlFlow()
            .build();
    Code rest =
        filters
            ? Code.block(
                Sequences.ifPresent(
                    variable, result, it -> path.emit(output, new Value(it, 1, jump))))
            : path.emit(output, Value.of(variable, jump));
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
    String thrown = in.scope().firstFree("e");
    return CodeBlock.builder()
        .nextControlFlow("catch ($T $N)", Exception.class, thrown)
        .add(reject(failures, value, thrown, jump).statements())
        .build();
  }

  private Code reject(Endpoint failures, CodeBlock value, String thrown, Jump jump) {
    return in.fused(failures.channel())
        .map(next -> path.consume(next, rejected(failures.channel(), value, thrown, jump)))
        .orElseGet(
            () ->
                Code.of(
                    CodeBlock.of(
                        "$T.send($N, $L, $N)",
                        RuntimeTypes.REJECTION,
                        in.channel(failures),
                        value,
                        thrown)));
  }

  private Value rejected(String failures, CodeBlock value, String thrown, Jump jump) {
    CodeBlock rejection = CodeBlock.of("$T.of($L, $N)", RuntimeTypes.REJECTION, value, thrown);
    return tallies.counted(failures, new Value(rejection, 0, jump));
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
  private Code expansion(Stage stage, CodeBlock call, CodeBlock value) {
    Endpoint output = stage.outputs().getFirst();
    Endpoint failures = stage.failures().orElseThrow();
    String thrown = in.scope().firstFree("e");
    Code rejection = reject(failures, value, thrown, Jump.RETURN);
    String variable = in.value(output.channel());
    return Code.block(
        Sequences.eachOrFailure(
            call,
            CodeBlock.of("$N -> $L", thrown, rejection.lambdaBody()),
            stage.declaration().result(),
            output.type(),
            variable,
            in.scope(),
            path.emit(output, Value.of(variable, Jump.CONTINUE)).statements()));
  }
}
