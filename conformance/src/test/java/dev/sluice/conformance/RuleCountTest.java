package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Counts the rules: each of them has a test here, or stands in {@code docs/deviations.md} with the
 * reason why not.
 */
final class RuleCountTest {
  private static final Pattern ROW = Pattern.compile("\\| ([A-Z]+-\\d+) \\|.*");

  private static List<String> rules = List.of();
  private static List<String> tested = List.of();
  private static List<String> deviating = List.of();
  private static List<String> notApplicable = List.of();

  @BeforeAll
  static void read() throws IOException, URISyntaxException {
    try (InputStream list = RuleCountTest.class.getResourceAsStream("rules.txt")) {
      assertThat(list).isNotNull();
      rules = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    tested = tested();
    deviating = documented("### Deviating");
    notApplicable = documented("### Not applicable");
  }

  @Test
  void everyRuleIsCountedOnce() {
    System.out.printf(
        "rules %d: tested %d, deviating %d, not applicable %d%n",
        rules.size(), tested.size(), deviating.size(), notApplicable.size());
    List<String> counted = new ArrayList<>();
    counted.addAll(tested);
    counted.addAll(deviating);
    counted.addAll(notApplicable);
    assertThat(counted).containsNoDuplicates();
    assertThat(counted).containsExactlyElementsIn(rules);
  }

  @Test
  void thereAre379Rules() {
    assertThat(rules).containsNoDuplicates();
    assertThat(rules).hasSize(379);
  }

  @Test
  void aTestOfARuleIsATest() throws IOException, URISyntaxException {
    for (Method method : methodsWithARule()) {
      boolean runs =
          Stream.of(method.getAnnotations())
              .map(annotation -> annotation.annotationType().getPackageName())
              .anyMatch(name -> name.startsWith("org.junit.jupiter"));
      assertWithMessage("%s runs", method).that(runs).isTrue();
    }
  }

  private static List<String> tested() throws IOException, URISyntaxException {
    return methodsWithARule().stream()
        .map(method -> method.getAnnotation(Rule.class).value())
        .toList();
  }

  private static List<Method> methodsWithARule() throws IOException, URISyntaxException {
    Path root =
        Path.of(RuleCountTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Method> methods = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : new TreeSet<>(files.toList())) {
        String name = root.relativize(file).toString();
        if (name.endsWith(".class") && !name.endsWith("-info.class")) {
          for (Method method : load(name).getDeclaredMethods()) {
            if (method.isAnnotationPresent(Rule.class)) {
              methods.add(method);
            }
          }
        }
      }
    }
    return methods;
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", ".");
    try {
      return Class.forName(name, false, RuleCountTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** The rules in the tables under the headings of this name. */
  private static List<String> documented(String heading) throws IOException {
    List<String> found = new ArrayList<>();
    boolean here = false;
    Path document = Path.of(System.getProperty("basedir", "."), "..", "docs", "deviations.md");
    for (String line : Files.readAllLines(document)) {
      if (line.startsWith("#")) {
        here = line.equals(heading);
      }
      Matcher row = ROW.matcher(line);
      if (here && row.matches()) {
        found.add(row.group(1));
      }
    }
    return found;
  }
}
