package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;

/**
 * Statements, and the expression that they are if they are only one.
 *
 * @param statements the statements
 * @param expression the expression, without a semicolon
 */
record Steps(CodeBlock statements, Optional<CodeBlock> expression) {
  /** A single expression. */
  static Steps of(CodeBlock expression) {
    return new Steps(statement(expression), Optional.of(expression));
  }

  /** A statement, in which lambdas may have blocks: JavaPoet does not wrap statements in others. */
  static CodeBlock statement(CodeBlock expression) {
    return expression.toString().contains("\n")
        ? CodeBlock.of("$L;\n", expression)
        : CodeBlock.builder().addStatement(expression).build();
  }

  /** Any statements. */
  static Steps block(CodeBlock statements) {
    return new Steps(statements, Optional.empty());
  }

  /** The same after some statements. */
  Steps after(CodeBlock before) {
    return before.isEmpty() ? this : block(CodeBlock.builder().add(before).add(statements).build());
  }

  /** What stands behind the arrow of a lambda. */
  CodeBlock lambdaBody() {
    return expression.orElseGet(
        () -> CodeBlock.builder().add("{\n").indent().add(statements).unindent().add("}").build());
  }
}
