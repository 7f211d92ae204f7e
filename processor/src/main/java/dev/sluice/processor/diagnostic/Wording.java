package dev.sluice.processor.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The parts of messages that depend on the case: hints, counts, and details on lines of their own.
 */
public final class Wording {
  private Wording() {}

  /**
   * The stages at one side of a channel.
   *
   * @param names their names
   * @return {@code stage 'a'}, or {@code stages 'a', 'b' and 'c'}
   */
  public static String stages(List<String> names) {
    List<String> quoted = names.stream().map(Wording::quoted).distinct().toList();
    if (quoted.size() == 1) {
      return "stage " + quoted.getFirst();
    }
    return "stages "
        + quoted.stream().limit(quoted.size() - 1L).collect(Collectors.joining(", "))
        + " and "
        + quoted.getLast();
  }

  /**
   * A stage and where it is declared.
   *
   * @param name its name
   * @param position such as {@code " (Squares.java:12)"}, or nothing
   * @return the stage
   */
  public static String stage(String name, String position) {
    return "stage " + quoted(name) + position;
  }

  /**
   * A pipeline and where it is declared.
   *
   * @param name its name
   * @param position such as {@code " (Squares.java:12)"}, or nothing
   * @return the pipeline
   */
  public static String pipeline(String name, String position) {
    return "pipeline " + quoted(name) + position;
  }

  /**
   * A capacity and what it is given to.
   *
   * @param capacity what is said of it
   * @param element the name of the annotated element
   * @param position such as {@code " (Squares.java:12)"}, or nothing
   * @return the capacity
   */
  public static String capacity(String capacity, String element, String position) {
    return capacity + " at " + quoted(element) + position;
  }

  /**
   * What runs in one goroutine, or in several that do the same.
   *
   * @param number how many goroutines, in figures or as the constant that stands for the number
   * @param name their name
   * @param receiver the goroutine that may run it as well
   * @return {@code goroutine 'counter → squarer'}, {@code 4 goroutines 'thumbnail'}, {@code
   *     goroutine 'lines → parse', or 'total' while that is cheaper}
   */
  public static String goroutines(String number, String name, Optional<String> receiver) {
    return (number.equals("1") ? "goroutine " : number + " goroutines ")
        + quoted(name)
        + receiver.map(it -> ", or " + quoted(it) + " while that is cheaper").orElse("");
  }

  /**
   * A number of things.
   *
   * @param number how many
   * @param noun what, in the singular
   * @return {@code 1 channel}, {@code 2 channels}, {@code no channels}
   */
  public static String count(int number, String noun) {
    return (number == 0 ? "no" : number) + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * Names as an addition.
   *
   * @param names the names
   * @return {@code : 'a', 'b'}; nothing for nothing
   */
  public static String list(List<String> names) {
    return names.isEmpty() ? "" : ": " + names(names);
  }

  /**
   * Names in a row.
   *
   * @param names the names
   * @return {@code 'a', 'b'}
   */
  public static String names(List<String> names) {
    return names.stream().map(Wording::quoted).collect(Collectors.joining(", "));
  }

  /**
   * Details on lines of their own.
   *
   * @param details the details
   * @return each on a line, indented
   */
  public static String lines(List<String> details) {
    return details.stream().map(detail -> "\n    " + detail).collect(Collectors.joining());
  }

  /**
   * Where it is said what a channel carries: at its method.
   *
   * @return the origin
   */
  public static String saysMethod() {
    return "as its method declares";
  }

  /**
   * Where it is said what a channel carries: at a stage.
   *
   * @param stage the stage's name
   * @param verb what the stage does
   * @return the origin
   */
  public static String saysStage(String stage, String verb) {
    return "which stage " + quoted(stage) + " " + verb;
  }

  /**
   * Where it is said what a channel carries: nowhere for certain.
   *
   * @return the origin
   */
  public static String saysNobody() {
    return "as far as is known";
  }

  /**
   * Why values of a channel come in any order: several stages send to it.
   *
   * @param channel the channel
   * @param names the stages
   * @return the reason
   */
  public static String sendersOf(String channel, List<String> names) {
    return stages(names) + " send to channel " + quoted(channel) + " at the same time";
  }

  /**
   * Why values of a channel come in any order: several goroutines run the stage that sends to it.
   *
   * @param stage the stage
   * @return the reason
   */
  public static String workersOf(String stage) {
    return "stage " + quoted(stage) + " has several workers and is not ordered";
  }

  /**
   * What a stage does with a channel.
   *
   * @param sends whether it sends; otherwise it receives
   * @return the verb
   */
  public static String does(boolean sends) {
    return sends ? "sends" : "receives";
  }

  private static String quoted(String name) {
    return "'" + name + "'";
  }
}
