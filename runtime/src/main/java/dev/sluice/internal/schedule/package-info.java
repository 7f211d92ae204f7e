/**
 * What a test puts in the place of real time, for the threads that are its members; not for users.
 *
 * <p>A {@link dev.sluice.internal.schedule.Scheduler} is told when one of its members blocks for
 * good and when one can go on, and says what time it is. The library asks {@link
 * dev.sluice.internal.schedule.Members} for the member that the calling thread is; where no
 * scheduler is in use that is a look at one field.
 *
 * <p>The rule: a member counts as able to run from before it is started until its wait has begun,
 * and again from before the thread is unparked that waits. So when none counts, none runs.
 */
@NullMarked
package dev.sluice.internal.schedule;

import org.jspecify.annotations.NullMarked;
