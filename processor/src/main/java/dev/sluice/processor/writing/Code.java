package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;

/**
 * Statements, and the expression that they are if they are only one.
 *
 * @param statements the statements
 * @param expression the expression, without a semicolon
 */
record Code(CodeBlock statements, Optional<CodeBlock> expression) {
  /** A single expression. */
  static Code of(CodeBlock expression) {
    return new Code(statement(expression), Optional.of(expression));
  }

  /** A statement, in which lambdas may have blocks: JavaPoet does not wrap statements in others. */
  static CodeBlock statement(CodeBlock expression) {
    return expression.toString().contains("\n")
        ? CodeBlock.of("$L;\n", expression)
        : CodeBlock.builder().addStatement(expression).build();
  }

  /** Any statements. */
  static Code block(CodeBlock statements) {
    return new Code(statements, Optional.empty());
  }

  /** The same after some statements. */
  Code after(CodeBlock before) {
    return before.isEmpty() ? this : block(CodeBlock.builder().add(before).add(statements).build());
  }

  /** What stands behind the arrow of a lambda. */
  CodeBlock lambdaBody() {
    return expression.orElseGet(
        () -> CodeBlock.builder().add("{\n").indent().add(statements).unindent().add("}").build());
  }
}
