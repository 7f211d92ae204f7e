package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * Counts the rules: each of them has a test here, or stands in {@code docs/deviations.md} with the
 * reason why not.
 */
final class RuleCountTest {
  /** The families of rules that are about channels, so that they must hold for every kind. */
  private static final Set<String> OF_CHANNELS =
      Set.of("SND", "RCV", "CLS", "RNG", "NB", "FIF", "MK", "MM", "SEL", "SM", "STR");

  /** Stress on wait groups, timers and error groups. */
  private static final Set<String> OF_SOMETHING_ELSE =
      Set.of("STR-19", "STR-20", "STR-25", "STR-26", "STR-28");

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
      Class<?> type = method.getDeclaringClass();
      boolean runs =
          (method.isAnnotationPresent(Test.class)
                  || method.isAnnotationPresent(ParameterizedTest.class))
              && type.getSimpleName().endsWith("Test")
              && !type.isMemberClass()
              && !Modifier.isAbstract(type.getModifiers());
      assertWithMessage("%s runs", method).that(runs).isTrue();
      for (AnnotatedElement element : List.of(method, type)) {
        assertWithMessage("%s may be switched off", element)
            .that(Stream.of(element.getDeclaredAnnotations()).filter(RuleCountTest::skips).toList())
            .isEmpty();
      }
    }
  }

  private static boolean skips(Annotation annotation) {
    Class<?> type = annotation.annotationType();
    return type == Disabled.class || type.getPackage() == EnabledIf.class.getPackage();
  }

  @Test
  void aRuleOfChannelsIsTestedOnEveryKind() throws IOException, URISyntaxException {
    for (Method method : methodsWithARule()) {
      String rule = method.getAnnotation(Rule.class).value();
      Class<?> type = method.getDeclaringClass();
      boolean isOfChannels =
          OF_CHANNELS.contains(rule.substring(0, rule.indexOf('-')))
              && !OF_SOMETHING_ELSE.contains(rule);
      if (isOfChannels && type != TypesTest.class) {
        assertWithMessage("%s is tested on every kind", rule)
            .that(OfEveryKind.class.isAssignableFrom(type))
            .isTrue();
      }
    }
  }

  @Test
  void noClassChoosesItsKinds() throws IOException, URISyntaxException {
    for (Class<?> type : classes()) {
      if (type != OfEveryKind.class && OfEveryKind.class.isAssignableFrom(type)) {
        assertWithMessage("where the kinds of %s come from", type)
            .that(
                Stream.of(type.getDeclaredAnnotations())
                    .map(annotation -> annotation.annotationType().getPackageName())
                    .filter(name -> name.startsWith("org.junit.jupiter.params"))
                    .toList())
            .isEmpty();
      }
    }
  }

  private static List<String> tested() throws IOException, URISyntaxException {
    return methodsWithARule().stream()
        .map(method -> method.getAnnotation(Rule.class).value())
        .toList();
  }

  private static List<Method> methodsWithARule() throws IOException, URISyntaxException {
    return classes().stream()
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Rule.class))
        .toList();
  }

  private static List<Class<?>> classes() throws IOException, URISyntaxException {
    Path root =
        Path.of(RuleCountTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : new TreeSet<>(files.toList())) {
        String name = root.relativize(file).toString();
        if (name.endsWith(".class") && !name.endsWith("-info.class")) {
          classes.add(load(name));
        }
      }
    }
    return classes;
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
