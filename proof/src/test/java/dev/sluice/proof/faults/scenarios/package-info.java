/** What is run while errors are injected; loaded together with the library that has them. */
@NullMarked
package dev.sluice.proof.faults.scenarios;

import org.jspecify.annotations.NullMarked;
