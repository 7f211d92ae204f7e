package dev.sluice.processor.validation;

import dev.sluice.processor.declaration.Place;
import dev.sluice.processor.diagnostic.DistributedMessage;
import dev.sluice.processor.diagnostic.Finding;
import dev.sluice.processor.model.Distribution;
import dev.sluice.processor.model.Island;
import java.util.stream.Stream;

/** Nobody keeps an order among the workers of several members. */
final class CrossOrderRule implements Rule<Distribution> {
  @Override
  public Stream<Finding<Place>> check(Distribution distribution) {
    return distribution.islands().stream()
        .filter(Island::isEverywhere)
        .flatMap(island -> island.stages().stream())
        .flatMap(
            stage ->
                stage.declaration().ordered().stream()
                    .map(
                        it ->
                            Finding.of(DistributedMessage.CROSS_ORDER, it.place(), stage.name())));
  }
}
