package dev.sluice.processor.bodies;

import java.util.List;
import java.util.function.Predicate;

/**
 * Everything that is done with one channel.
 *
 * @param operations what is done in sight
 * @param escaped whether it also went where it cannot be followed, so that the list is not all
 */
record ChannelUses(List<ChannelUse> operations, boolean escaped) {
  boolean any(Predicate<Operation> which) {
    return operations.stream().map(ChannelUse::operation).anyMatch(which);
  }

  List<ChannelUse> all(Predicate<Operation> which) {
    return operations.stream().filter(use -> which.test(use.operation())).toList();
  }
}
