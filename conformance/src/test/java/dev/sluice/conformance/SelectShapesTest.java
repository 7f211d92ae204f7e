package dev.sluice.conformance;

import static com.google.common.truth.Truth.assertThat;

import dev.sluice.Channel;
import dev.sluice.Select;
import dev.sluice.conformance.SelectShapes.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every way to phrase one operation (rules SEL-48, SEL-49 and STR-18). */
final class SelectShapesTest extends OfEveryKind {
  @Test
  @Rule("SEL-48")
  void everyShapeDoesTheSame() throws InterruptedException {
    assertThat(SelectShapes.receives()).hasSize(241);
    assertThat(SelectShapes.orderedReceives()).hasSize(194);
    assertThat(SelectShapes.sends()).hasSize(49);
    assertThat(SelectShapes.orderedSends()).hasSize(49);
    assertThat(SelectShapes.blocked()).hasSize(512);
    for (Shape shape : SelectShapes.all()) {
      shape.run(new SelectShapes(maker, false));
    }
  }

  @Test
  @Rule("STR-18")
  void everyShapeDoesTheSameOnSharedChannelsAndHandlesInAnyOrder() throws InterruptedException {
    List<Shape> shapes = new ArrayList<>(SelectShapes.all());
    assertThat(shapes).hasSize(1045);
    SelectShapes shared = new SelectShapes(maker, true);
    Random random = new Random(18);
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(shapes, random);
      for (Shape shape : shapes) {
        shape.run(shared);
      }
    }
  }

  @Test
  @Rule("SEL-49")
  void aSelectThatTakesTheDefaultLeavesTheResultsAsTheyWere() throws InterruptedException {
    Channel<Integer> channel = make(1);
    Select.ReceiveCase<Integer> first = Cases.receive(channel);
    Select.ReceiveCase<Integer> second = Cases.receive(channel);
    Select.SendCase<Integer> send = Cases.send(null, 3);
    Select select = Select.of(first, send, second);
    for (int i = 0; i < 512; i++) {
      channel.send(i);
      Select.ReceiveCase<Integer> chosen = select.await() == first ? first : second;
      Select.ReceiveCase<Integer> other = chosen == first ? second : first;
      Integer before = other.value();
      boolean ok = other.ok();
      first.channel((i & 1) == 0 ? null : Ends.receiving(channel));
      second.channel((i & 2) == 0 ? Channel.nil() : Ends.receiving(channel));
      send.channel((i & 4) == 0 ? null : Ends.sending(make()));
      assertThat(select.poll()).isNull();
      assertThat(chosen.value()).isEqualTo(i);
      assertThat(chosen.ok()).isTrue();
      assertThat(other.value()).isEqualTo(before);
      assertThat(other.ok()).isEqualTo(ok);
      first.channel(Ends.receiving(channel));
      second.channel(Ends.receiving(channel));
      send.channel(null);
    }
  }
}
