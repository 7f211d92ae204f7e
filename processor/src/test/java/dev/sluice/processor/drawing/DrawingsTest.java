package dev.sluice.processor.drawing;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.Topology;
import dev.sluice.processor.testing.Compilation;
import dev.sluice.processor.testing.Compilation.Source;
import dev.sluice.processor.testing.Compilation.Tool;
import dev.sluice.processor.testing.Resources;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What topologies draw is understood by the tools that it is for: Mermaid's own parser, and
 * Graphviz. Runs in the profile {@code drawings}, for it needs node, npm and dot.
 */
@EnabledIfSystemProperty(named = "sluice.drawings", matches = "true")
class DrawingsTest {
  /** What a name may consist of, and a drawing could trip over. */
  private static final List<String> ODD =
      List.of(
          "\"quoted\"",
          "a \"b\" c",
          "[brackets] {braces} (parentheses) ((both))",
          "end",
          "subgraph x",
          "日本語 — žluťoučký 🙂",
          "a|b --> c; %% d",
          "back\\slash\\n \\\"",
          "`code` and `**bold**`",
          "#35; #quot; & &amp; <b>bold</b>",
          "two\nlines\tand a tab");

  @TempDir Path directory;

  @Test
  void mermaidParsesEveryFlowchart() throws Exception {
    Path parser = mermaid();
    List<String> command = new ArrayList<>(List.of("node", parser.toString()));
    int number = 0;
    for (Topology topology : topologies()) {
      Path file = directory.resolve("flowchart" + number++ + ".mmd");
      Files.writeString(file, topology.toMermaid());
      command.add(file.toString());
    }
    run("Node.js", command);
    // It does tell right from wrong.
    Path wrong =
        Files.writeString(directory.resolve("wrong.mmd"), "flowchart LR\n  n0[\"a\"b\"]\n");
    assertThat(exitCode("Node.js", List.of("node", parser.toString(), wrong.toString())))
        .isEqualTo(1);
  }

  @Test
  void graphvizDrawsEveryDigraph() throws Exception {
    int number = 0;
    for (Topology topology : topologies()) {
      Path file = directory.resolve("digraph" + number++ + ".dot");
      Files.writeString(file, topology.toDot());
      String svg = run("Graphviz", List.of("dot", "-Tsvg", file.toString()));
      assertThat(svg).contains("<svg");
      assertThat(svg).doesNotContain("Warning");
    }
  }

  /** Those of the golden sources that need no object, and some with odd names. */
  private List<Topology> topologies() throws Exception {
    List<Topology> topologies = new ArrayList<>();
    List<Source> sources = Resources.sources("good").stream().map(Source::of).toList();
    Compilation compilation = Compilation.of(Tool.JAVAC, directory, sources);
    try (URLClassLoader loader = compilation.loader()) {
      for (String name : compilation.generated().keySet()) {
        Class<?> type = loader.loadClass("example." + name.replace(".java", ""));
        for (Constructor<?> constructor : type.getConstructors()) {
          if (constructor.getParameterCount() == 0 && name.endsWith("Pipeline.java")) {
            topologies.add((Topology) type.getMethod("topology").invoke(constructor.newInstance()));
          }
        }
      }
    }
    assertThat(topologies.size()).isAtLeast(12);
    assertThat(
            topologies.stream()
                .flatMap(topology -> topology.stages().stream())
                .anyMatch(stage -> stage.pipeline().isPresent()))
        .isTrue();
    ODD.forEach(name -> topologies.add(called(name)));
    return topologies;
  }

  /** A pipeline of which everything is called the same, with one like it inside. */
  private static Topology called(String name) {
    List<Topology.Port> ports =
        List.of(new Topology.Port(name, "String", true), new Topology.Port("o", "String", false));
    Topology inner =
        new Topology(
            name,
            List.of(new Topology.Stage(name, List.of(name), List.of("o"), 2)),
            List.of(),
            ports);
    return new Topology(
        name,
        List.of(
            new Topology.Stage(name, List.of(name), List.of("x" + name), 1),
            new Topology.Stage(name, List.of("x" + name), List.of("o"), 3, inner)),
        List.of(new Topology.Channel("x" + name, "List<String>", 4, true)),
        ports);
  }

  /** Mermaid itself and a page for it to live in, installed for this build; and what calls it. */
  private static Path mermaid() throws Exception {
    Path home = Files.createDirectories(Path.of("target", "mermaid").toAbsolutePath());
    Path parser = home.resolve("parse.mjs");
    Files.writeString(parser, Files.readString(Path.of("src/test/resources/drawing/parse.mjs")));
    if (!Files.exists(home.resolve("node_modules"))) {
      run(
          "npm",
          List.of(
              "npm",
              "install",
              "--prefix",
              home.toString(),
              "--no-audit",
              "--no-fund",
              "mermaid@11",
              "jsdom@29"));
    }
    return parser;
  }

  private static String run(String tool, List<String> command) throws Exception {
    Process process = start(tool, command);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertWithMessage(output).that(process.waitFor()).isEqualTo(0);
    return output;
  }

  private static int exitCode(String tool, List<String> command) throws Exception {
    Process process = start(tool, command);
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  private static Process start(String tool, List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new AssertionError(
          "the profile 'drawings' needs %s, but '%s' cannot be run: install it"
              .formatted(tool, command.getFirst()),
          e);
    }
  }
}
