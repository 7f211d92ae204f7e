package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import dev.sluice.processor.model.Endpoint;
import dev.sluice.processor.model.Stage;

/** The way of values through the stages of a goroutine. */
interface ValuePath {
  /** The call of a stage with a value. */
  CodeBlock call(Stage stage, CodeBlock value);

  /** A stage is called with a value, and what comes out goes on. */
  Code consume(Stage stage, Value value);

  /** A value arrives where a channel is, or would be. */
  Code emit(Endpoint output, Value value);
}
