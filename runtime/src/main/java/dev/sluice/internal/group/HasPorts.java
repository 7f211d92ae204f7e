package dev.sluice.internal.group;

/** Something that runs with ports which its caller has supplied. */
public interface HasPorts {
  SuppliedPorts ports();
}
