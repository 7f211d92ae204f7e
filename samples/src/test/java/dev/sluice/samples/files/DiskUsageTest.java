package dev.sluice.samples.files;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.samples.Run;
import dev.sluice.samples.Running;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskUsageTest {
  private static final int FILES = 50_000;

  @TempDir private static Path tree;
  @TempDir private Path directory;

  /** A tree, some of it deep, some of it wide, with a link to its own root. */
  @BeforeAll
  static void plant() throws IOException {
    Random random = new Random(1);
    List<Path> directories = new ArrayList<>(List.of(tree));
    for (int i = 0; i < 1000; i++) {
      Path parent = directories.get(random.nextInt(directories.size()));
      directories.add(Files.createDirectory(parent.resolve("d" + i)));
    }
    for (int i = 0; i < FILES - 1; i++) {
      Path parent = directories.get(random.nextInt(directories.size()));
      Files.write(parent.resolve("f" + i), new byte[random.nextInt(200)]);
    }
    Files.createSymbolicLink(directories.getLast().resolve("root"), tree);
  }

  @AfterEach
  void nothingIsLeft() {
    Run.assertNoGoroutineIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"du", "du-pipeline"})
  void theTotalsAreThoseOfTheTree(String sample) throws IOException {
    Run run = Run.of(sample, tree);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).startsWith(FILES + " files");
    assertThat(run.out().strip()).isEqualTo(walked(tree));
  }

  @ParameterizedTest
  @ValueSource(strings = {"du", "du-pipeline"})
  void theTotalsAreThoseOfADirectoryThatNobodyMadeForIt(String sample) throws IOException {
    Path jdk = Path.of(System.getProperty("java.home"));

    Run run = Run.of(sample, jdk);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().strip()).isEqualTo(walked(jdk));
  }

  /** What the samples should print, found one after the other. */
  private static String walked(Path root) throws IOException {
    long files = 0;
    long bytes = 0;
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path file : (Iterable<Path>) walk::iterator) {
        if (!Files.isDirectory(file, NOFOLLOW_LINKS)) {
          files++;
          bytes += (long) Files.getAttribute(file, "size", NOFOLLOW_LINKS);
        }
      }
    }
    return files + " files  " + bytes + " bytes";
  }

  @ParameterizedTest
  @ValueSource(strings = {"du", "du-pipeline"})
  void cancelledInTheMiddleItEndsAndLeavesNobodyBehind(String sample) {
    // The same tree so many times that nobody can be done before Enter is pressed.
    int times = 200;
    List<Object> arguments = new ArrayList<>(List.of(sample, "-v", "--tick", "5ms"));
    arguments.addAll(Collections.nCopies(times, tree));
    Running du = Running.start(arguments.toArray());
    du.awaitOut(text -> files(text) > 1000);

    long pressed = System.nanoTime();
    du.keyboard().type("\n");
    Run run = du.join();
    Run.assertNoGoroutineIsLeft();
    long nanos = System.nanoTime() - pressed;

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo(sample + ": cancelled");
    assertThat(files(run.out())).isLessThan((long) FILES * times);
    System.out.printf(
        "%s, cancelled after %d files: over after %.1f ms%n",
        sample, files(run.out()), nanos / 1e6);
  }

  /** The files of the last totals. */
  private static long files(String out) {
    return Pattern.compile("(\\d+) files .* bytes\n")
        .matcher(out)
        .results()
        .mapToLong(match -> Long.parseLong(match.group(1)))
        .reduce(0, (before, last) -> last);
  }

  @ParameterizedTest
  @ValueSource(strings = {"du", "du-pipeline"})
  void severalRootsAreAddedUp(String sample) throws IOException {
    Path one = Files.createDirectory(directory.resolve("one"));
    Path two = Files.createDirectory(directory.resolve("two"));
    Files.write(one.resolve("a"), new byte[10]);
    Files.write(two.resolve("b"), new byte[20]);

    Run run = Run.of(sample, one, two);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().strip()).isEqualTo("2 files  30 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"du", "du-pipeline"})
  void aRootThatIsMissingIsOneLine(String sample) {
    Run run = Run.of(sample, directory.resolve("nowhere"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip())
        .isEqualTo(sample + ": " + directory.resolve("nowhere") + ": no such file or directory");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"du", "du-pipeline"})
  void aRootThatIsAFileIsOneLine(String sample) throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    Run run = Run.of(sample, file);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip()).isEqualTo(sample + ": " + file + ": not a directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"du", "du-pipeline"})
  void aDirectoryWithoutPermissionIsReportedAndTheOthersAreCounted(String sample)
      throws IOException, InterruptedException {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.write(open.resolve("a"), new byte[10]);
    Path shut = Files.createDirectory(directory.resolve("shut"));
    Files.write(shut.resolve("b"), new byte[20]);
    permit(directory, "rwxr-xr-x");
    permit(shut, "---------");
    try {
      Run run = Files.isReadable(shut) ? runAsNobody(sample, directory) : Run.of(sample, directory);

      assertThat(run.err().strip()).isEqualTo(sample + ": " + shut + ": permission denied");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.lines().getLast()).isEqualTo("1 files  10 bytes");
    } finally {
      permit(shut, "rwxr-xr-x");
    }
  }

  /** To root every directory is open: so root runs the sample as somebody else. */
  private Run runAsNobody(String sample, Path root) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "cannot run as somebody else");
    Path out = Files.createFile(directory.resolveSibling(directory.getFileName() + ".out"));
    Path err = Files.createFile(directory.resolveSibling(directory.getFileName() + ".err"));
    Path classes =
        Files.createDirectory(directory.resolveSibling(directory.getFileName() + ".classes"));
    try {
      permit(classes, "rwxr-xr-x");
      List<String> command =
          new ArrayList<>(
              List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-cp", copyOfClassPath(classes), "dev.sluice.samples.Main"));
      command.addAll(List.of(sample, root.toString()));
      int exitCode =
          new ProcessBuilder(command)
              .directory(classes.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start()
              .waitFor();
      return new Run(exitCode, Files.readString(out), Files.readString(err));
    } finally {
      for (Path leftover : List.of(out, err, classes)) {
        delete(leftover);
      }
    }
  }

  /** The class path may lie in a directory of root's own. */
  private static String copyOfClassPath(Path to) throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path from = Path.of(entry);
      Path copy = to.resolve(String.valueOf(copies.size()));
      copies.add(copy.toString());
      if (Files.exists(from)) {
        try (Stream<Path> files = Files.walk(from)) {
          for (Path file : (Iterable<Path>) files::iterator) {
            Path target = copy.resolve(from.relativize(file).toString());
            Files.copy(file, target);
            permit(target, "rwxr-xr-x");
          }
        }
      }
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.sorted(Collections.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
