package dev.sluice.processor;

import java.util.Arrays;
import javax.tools.ToolProvider;

/**
 * Runs javac in a JVM that says of itself to be of another version, which is the first argument.
 */
final class OldCompiler {
  private OldCompiler() {}

  public static void main(String[] arguments) {
    System.setProperty("java.specification.version", arguments[0]);
    String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
    System.exit(ToolProvider.getSystemJavaCompiler().run(null, null, null, options));
  }
}
