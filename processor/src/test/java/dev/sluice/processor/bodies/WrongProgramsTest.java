package dev.sluice.processor.bodies;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sixty wrong programs, modelled on the bugs that studies of real Go programs name, and what
 * becomes of each. The table in {@code docs/verification.md} is what this test finds out; {@code
 * -Dsluice.update=true} writes it.
 */
class WrongProgramsTest {
  private static final Path PAGE = Path.of("..", "docs", "verification.md");
  private static final String BEGIN = "<!-- begin: made by WrongProgramsTest -->\n";
  private static final String END = "<!-- end: made by WrongProgramsTest -->";

  private record Row(String name, String bug, String what, Outcome outcome) {}

  @Test
  void theTableSaysWhatBecomesOfEach() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (Programs.Program program : Programs.in("wrong")) {
      rows.add(row(program));
    }
    assertThat(rows).hasSize(60);
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String updated = page.substring(0, begin) + table(rows) + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("sluice.update")) {
      Files.writeString(PAGE, updated);
    }
    assertWithMessage("docs/verification.md; -Dsluice.update=true writes it")
        .that(Files.readString(PAGE))
        .isEqualTo(updated);
  }

  private static Row row(Programs.Program program) throws InterruptedException {
    String header = program.text().lines().findFirst().orElseThrow();
    int colon = header.indexOf(':');
    return new Row(
        program.name(),
        header.substring("// ".length(), colon),
        header.substring(colon + 2),
        Outcome.of(program));
  }

  private static String table(List<Row> rows) {
    StringBuilder counts = new StringBuilder("| bug |");
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      counts.append(' ').append(kind.title()).append(" |");
    }
    counts.append("\n|---|").append("---:|".repeat(Outcome.Kind.values().length)).append('\n');
    for (String bug :
        List.of("missing partner", "lock held", "missed cancellation", "wait group", "misuse")) {
      counts.append(line(bug, rows.stream().filter(row -> row.bug().equals(bug)).toList()));
    }
    counts.append(line("all", rows));
    StringBuilder list =
        new StringBuilder("| what becomes of it | bug | program |\n|---|---|---|\n");
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      for (Row row : of(kind, rows)) {
        list.append(
            "| %s | %s | `%s`: %s |\n"
                .formatted(row.outcome().text(), row.bug(), row.name(), row.what()));
      }
    }
    return counts + "\n" + list;
  }

  private static String line(String title, List<Row> rows) {
    StringBuilder line = new StringBuilder("| ").append(title).append(" |");
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      line.append(' ').append(of(kind, rows).size()).append(" |");
    }
    return line.append('\n').toString();
  }

  private static List<Row> of(Outcome.Kind kind, List<Row> rows) {
    return rows.stream().filter(row -> row.outcome().kind() == kind).toList();
  }
}
