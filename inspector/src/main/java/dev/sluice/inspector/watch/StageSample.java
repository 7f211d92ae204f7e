package dev.sluice.inspector.watch;

import java.util.List;

/**
 * A stage, or the goroutines of one name in a group, at one instant.
 *
 * @param name its name
 * @param node the id of its box in the picture; empty if it has none
 * @param goroutines how many goroutines run it
 * @param received how many values it has received; -1 if they are not counted
 * @param sent how many values it has sent; -1 if they are not counted
 * @param states what each of its goroutines does
 * @param since since when, in milliseconds of the epoch, it was seen in this state without a step
 * @param rate how many values it has received a second since the last sample, or sent where it is a
 *     source
 */
record StageSample(
    String name,
    String node,
    int goroutines,
    long received,
    long sent,
    List<String> states,
    long since,
    double rate) {

  /** What it does as a whole: it runs if one of its goroutines runs. */
  String state() {
    return state(states);
  }

  static String state(List<String> states) {
    String state = "ended";
    for (String one : states) {
      if (one.equals("running")) {
        return one;
      }
      state = state.equals("ended") ? one : state;
    }
    return state;
  }
}
