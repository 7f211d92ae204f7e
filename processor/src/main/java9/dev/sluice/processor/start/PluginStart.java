package dev.sluice.processor.start;

import com.google.auto.service.AutoService;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;

/**
 * What javac finds as the plugin. It is compiled for Java 9, so that every javac can load it: on
 * one that is too old for the rules nothing happens, and the processor says why.
 */
@AutoService(Plugin.class)
public final class PluginStart implements Plugin {
  private static final String PLUGIN = "dev.sluice.processor.bodies.SluicePlugin";

  /** For the service loader. */
  public PluginStart() {}

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
   * Whether javac runs it without {@code -Xplugin}; javac asks since Java 10.
   *
   * @return true where the rules can run
   */
  // No annotation: the method is newer than Java 9.
  @SuppressWarnings("MissingOverride")
  public boolean autoStart() {
    return JavaVersion.isEnough();
  }

  @Override
  public void init(JavacTask task, String... arguments) {
    if (JavaVersion.isEnough()) {
      JavaVersion.make(Plugin.class, PLUGIN).init(task, arguments);
    } else {
      // Asked for by name: without the processor nobody else says it.
      System.err.println("warning: [Sluice/JavaVersion] " + JavaVersion.message());
    }
  }
}
