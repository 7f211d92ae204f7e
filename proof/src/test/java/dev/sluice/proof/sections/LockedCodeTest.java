package dev.sluice.proof.sections;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.sluice.Channel;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Nobody allocates with a channel's lock held what can be allocated before: a collection would keep
 * every thread waiting that spins for the lock, and an error would leave half of a change. Nor does
 * anybody wait for a second lock.
 */
final class LockedCodeTest {
  /** What is done all the same, and why. */
  private static final Map<String, String> ACCEPTED =
      Map.of(
          "ChannelCore.checkMember: makes IllegalStateException",
          "a mistake in a test, in virtual time only; nothing has been changed yet",
          "ChannelCore.checkMember: links to StringConcatFactory",
          "its message",
          "TimerChannel.following: calls Instant.plusNanos",
          "which tick is the next one is known under the lock only; nothing has been changed yet");

  @Test
  void nothingIsAllocatedAndNobodyIsWaitedForWithALockHeld() throws Exception {
    LockedCode code = LockedCode.of(Library.around(Channel.class));
    System.out.printf("%d methods lock, and call %d others then%n", code.sections(), code.called());
    assertThat(code.sections()).isAtLeast(50);
    assertThat(code.called()).isAtLeast(80);
    assertWithMessage("%s", code.faults())
        .that(code.faults().keySet())
        .isEqualTo(ACCEPTED.keySet());
  }

  @Test
  void everyFaultOfBrokenSectionsIsFound() throws Exception {
    LockedCode code = LockedCode.of(Library.of(BrokenSections.class, BrokenSections.Below.class));
    assertThat(code.faults().keySet())
        .containsExactly(
            "BrokenSections.makesAnObject: makes Object",
            "BrokenSections.makesAnArrayInOneBranch: makes int[]",
            "BrokenSections.makesALambda: links to LambdaMetafactory",
            "BrokenSections.makesAString: links to StringConcatFactory",
            "BrokenSections.callsWhatMayAllocate: calls Optional.of",
            "BrokenSections.waitsForTheOther: waits for another lock",
            "BrokenSections.synchronizes: synchronizes",
            "BrokenSections.allocatesInAHandler: makes StringBuilder",
            "BrokenSections$Below.deeper: makes ArrayList");
  }

  @Test
  void soundSectionsHaveNone() throws Exception {
    LockedCode code = LockedCode.of(Library.of(SoundSections.class));
    assertThat(code.sections()).isEqualTo(4);
    assertThat(code.faults()).isEmpty();
  }
}
