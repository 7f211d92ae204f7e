package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.util.Plugin;
import dev.sluice.processor.start.PluginStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the body rules are found, switched off and narrowed. */
class BodyOptionsTest {
  private static final String SOURCE =
      """
      import dev.sluice.ReceiveChannel;
      import dev.sluice.annotation.Stage;

      class Both {
        static void plain(ReceiveChannel<String> in) {
          in.close();
        }

        @Stage
        static void stage(ReceiveChannel<String> in) {
          in.close();
        }
      }
      """;

  @Test
  void thePluginIsRegisteredAndStartsByItself() {
    List<Plugin> plugins =
        ServiceLoader.load(Plugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(PluginStart.class::isInstance)
            .toList();
    assertThat(plugins).hasSize(1);
    assertThat(plugins.get(0).getName()).isEqualTo("Sluice");
    assertThat(plugins.get(0).autoStart()).isTrue();
  }

  @Test
  void everythingIsCheckedUnlessToldOtherwise() {
    assertThat(BodyCompilation.of(SOURCE).findings()).hasSize(2);
    assertThat(BodyCompilation.of(SOURCE, "-Asluice.bodies=all").findings()).hasSize(2);
  }

  @Test
  void theProcessorOptionNarrowsAndSwitchesOff() {
    assertThat(BodyCompilation.of(SOURCE, "-Asluice.bodies=stages").findings())
        .containsExactly(new MarkedSource.Found("CloseReceiveOnly", 11, 7));
    assertThat(BodyCompilation.of(SOURCE, "-Asluice.bodies=off").findings()).isEmpty();
  }

  @Test
  void aValueThatSaysNothingIsTold() {
    assertThat(BodyCompilation.of(SOURCE, "-Asluice.bodies=none").messages())
        .contains(
            "[Sluice/Option] option -Asluice.bodies=none is not understood. Legal values: off,"
                + " stages, all.");
  }

  @Test
  void thePluginArgumentWinsOverTheProcessorOption() {
    assertThat(BodyCompilation.of(SOURCE, "-Xplugin:Sluice bodies=off").findings()).isEmpty();
    assertThat(
            BodyCompilation.of(SOURCE, "-Xplugin:Sluice bodies=stages", "-Asluice.bodies=off")
                .findings())
        .hasSize(1);
  }

  @Test
  void anArgumentThatSaysNothingIsToldOnce() {
    assertThat(
            BodyCompilation.of(List.of("class A {}", "class B {}"), "-Xplugin:Sluice bodies=of")
                .messages())
        .containsExactly(
            "[Sluice/BodiesOption] argument 'bodies=of' of -Xplugin:Sluice is not understood. Legal"
                + " arguments: bodies=off, bodies=stages, bodies=all.");
  }

  @Test
  void theSystemPropertySwitchesOffWhereNothingElseIsSaid(@TempDir Path directory)
      throws Exception {
    Path source = Files.writeString(directory.resolve("Both.java"), SOURCE);
    String path = System.getProperty("java.class.path");
    Process javac =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-J-Dsluice.bodies=off",
                "-proc:none",
                "-classpath",
                path,
                "-processorpath",
                path,
                "-d",
                directory.toString(),
                source.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(javac.getInputStream().readAllBytes(), UTF_8);
    assertThat(javac.waitFor()).isEqualTo(1);
    assertWithMessage(output).that(output).doesNotContain("Sluice/");
    assertThat(output).contains("cannot find symbol");
  }
}
