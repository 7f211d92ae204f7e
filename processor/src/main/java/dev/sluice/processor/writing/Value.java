package dev.sluice.processor.writing;

import com.palantir.javapoet.CodeBlock;

/**
 * A value on its way.
 *
 * @param expression what it is, which is used once
 * @param nesting how many calls stand in the expression
 * @param jump how the next value is begun with
 */
record Value(CodeBlock expression, int nesting, Jump jump) {
  /** How the code that a value has come to is left for the next value. */
  enum Jump {
    /** It is the body of a loop. */
    CONTINUE("continue"),
    /** It is the body of a lambda. */
    RETURN("return");

    private final String statement;

    Jump(String statement) {
      this.statement = statement;
    }

    /** The statement, without a semicolon. */
    String statement() {
      return statement;
    }
  }

  static Value of(String variable, Jump jump) {
    return new Value(CodeBlock.of("$N", variable), 0, jump);
  }

  /** The same value, which a call has been put around. */
  Value within(CodeBlock call) {
    return new Value(call, nesting + 1, jump);
  }
}
