package dev.sluice;

import dev.sluice.generated.Wiring;
import dev.sluice.internal.group.GroupCore;
import dev.sluice.internal.group.HasPorts;
import dev.sluice.internal.group.RunBody;
import dev.sluice.internal.group.SuppliedPorts;
import org.jspecify.annotations.Nullable;

/** A wiring, which generated code gives, as what a started pipeline runs. */
record WiringBody<R extends @Nullable Object>(Wiring<R> wiring) implements RunBody<R> {
  @Override
  public @Nullable R run(GroupCore group) throws Exception {
    return wiring.run(new Group(group));
  }

  @Override
  public void drained() {
    wiring.drained();
  }

  @Override
  public void failed(Throwable reason) {
    wiring.failed(reason);
  }

  @Override
  public @Nullable SuppliedPorts ports() {
    return wiring instanceof HasPorts ported ? ported.ports() : null;
  }
}
