package dev.sluice.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A compiler that runs on a Java that is too old says so in one line. */
final class OldCompilerTest {
  private static final int CLASS_FILE_OF_JAVA_9 = 53;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"ProcessorStart", "PluginStart", "JavaVersion"})
  void everyCompilerCanLoadWhatItFinds(String name) throws IOException {
    try (InputStream file = getClass().getResourceAsStream("start/" + name + ".class");
        DataInputStream data = new DataInputStream(file)) {
      assertThat(data.readInt()).isEqualTo(0xCAFEBABE);
      assertThat(data.readUnsignedShort()).isEqualTo(0);
      assertThat(data.readUnsignedShort()).isEqualTo(CLASS_FILE_OF_JAVA_9);
    }
  }

  @Test
  void thatIsWhatTheServiceNames() {
    List<String> found = new ArrayList<>();
    ServiceLoader.load(Processor.class).stream()
        .map(provider -> provider.type().getName())
        .filter(name -> name.startsWith("dev.sluice."))
        .forEach(found::add);
    assertThat(found).containsExactly("dev.sluice.processor.start.ProcessorStart");
  }

  @Test
  void anOldCompilerSaysWhatIsMissing() throws Exception {
    Path source = Files.writeString(directory.resolve("Any.java"), "class Any {}");
    String output = compile("17", source);
    assertWithMessage(output).that(output.lines().toList()).hasSize(2);
    assertThat(output)
        .startsWith("error: Sluice needs JDK 21 or later to compile, and this compiler runs on ");
    assertThat(output).contains("1 error");
  }

  @Test
  void aNewOneSaysNothing() throws Exception {
    Path source = Files.writeString(directory.resolve("Any.java"), "class Any {}");
    assertThat(compile("25", source)).isEmpty();
  }

  /** Compiles in a Java that believes to be of a version. */
  private String compile(String version, Path source) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OldCompiler.class.getName(),
                version,
                "-proc:full",
                "-processorpath",
                System.getProperty("java.class.path"),
                "-d",
                directory.toString(),
                source.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }
}
