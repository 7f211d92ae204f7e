/**
 * Events of the JDK's Flight Recorder: all that the library records there, and the only place that
 * names {@code jdk.jfr}. Where that module is absent no class of it is loaded, and nothing is
 * recorded.
 *
 * <p>Flight Recorder itself does not see what is recorded here: a virtual thread that is parked in
 * a channel gives no event of the JDK.
 */
@NullMarked
package dev.sluice.internal.recording;

import org.jspecify.annotations.NullMarked;
