package dev.sluice.processor.bodies;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.Trees;
import dev.sluice.processor.bodies.rules.BodyRules;

/**
 * Starts the body rules in every javac that finds this jar on its processor path.
 *
 * <p>It never fails a compilation by itself: where it cannot run it is silent, and a mistake of its
 * own becomes one note. {@link BodyOptions} says how it is switched off.
 */
public final class SluicePlugin implements Plugin {
  /** Called by javac through {@link java.util.ServiceLoader}. */
  public SluicePlugin() {}

  /**
   * The name for {@code -Xplugin}.
   *
   * @return {@code Sluice}
   */
  @Override
  public String getName() {
    return "Sluice";
  }

  /**
   * Runs without {@code -Xplugin}.
   *
   * @return true
   */
  @Override
  public boolean autoStart() {
    return true;
  }

  /**
   * Registers the rules with a compilation.
   *
   * @param task the compilation
   * @param arguments {@code bodies=off}, {@code bodies=stages}, {@code bodies=all}, or nothing
   */
  @Override
  public void init(JavacTask task, String... arguments) {
    BodyOptions options = BodyOptions.of(task, arguments);
    try {
      task.addTaskListener(new BodyListener(task, options, BodyRules.all()));
      task.addTaskListener(new LocalDeclarations(new Printer(Trees.instance(task))));
    } catch (IllegalArgumentException | LinkageError cannotRunHere) {
      // Silent, as promised: a compiler that does not offer its trees has no body rules.
    }
  }
}
