package dev.sluice;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.Select.ReceiveCase;
import org.junit.jupiter.api.Test;

/** {@link ReceiveCase#get} has a value exactly where {@link ReceiveCase#ok} has just been true. */
class ReceivedValueTest {
  private final Channel<Long> sizes = Channel.make(1);
  private final ReceiveCase<Long> size = Select.receive(sizes);
  private final Select select = Select.of(size);

  @Test
  void aValueNeedsNoNullCheck() throws InterruptedException {
    long total = 0;
    sizes.send(3L);
    sizes.close();
    while (select.await() == size && size.ok()) {
      total += size.get();
    }
    assertThat(total).isEqualTo(3);
  }

  @Test
  void aSentNullIsAValue() throws InterruptedException {
    sizes.send(null);
    select.await();
    assertThat(size.ok()).isTrue();
    assertThat(size.get()).isNull();
  }

  @Test
  void withoutAValueItThrows() throws InterruptedException {
    assertThrows(IllegalStateException.class, size::get);
    sizes.close();
    select.await();
    assertThat(size.ok()).isFalse();
    assertThrows(IllegalStateException.class, size::get);
  }
}
