package dev.sluice.processor.bodies;

import static dev.sluice.processor.bodies.BodyCompilation.assertFindings;

import org.junit.jupiter.api.Test;

class LeakedTickerTest {
  @Test
  void aTickerThatNobodyStops() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;
        import java.time.Instant;

        class Tickers {
          static final Duration SECOND = Duration.ofSeconds(1);

          void loop(ReceiveChannel<String> in) throws InterruptedException {
            while (true) {
              var value = Select.receive(in);
              var tick = Select.receive(Ticker/*!LeakedTicker*/.tick(SECOND));
              if (Select.of(value, tick).await() == value) return;
            }
          }

          void shortLived() throws InterruptedException {
            ReceiveChannel<Instant> ticks = Ticker/*!LeakedTicker*/.tick(SECOND);
            for (int i = 0; i < 3; i++) System.out.println(ticks.receive());
          }

          void leavesTheRange() {
            for (Instant tick : Ticker/*!LeakedTicker*/.tick(SECOND)) {
              if (tick.getNano() == 0) return;
            }
          }

          void neverStopped() throws InterruptedException {
            Ticker ticker = Ticker/*!LeakedTicker*/.start(SECOND);
            ticker.channel().receive();
          }
        }
        """);
  }

  @Test
  void tickersThatLiveAsLongAsTheyShould() {
    assertFindings(
        """
        import dev.sluice.*;
        import java.time.Duration;
        import java.time.Instant;

        class Tickers {
          static final Duration SECOND = Duration.ofSeconds(1);
          private final ReceiveChannel<Instant> ticks = Ticker.tick(SECOND);

          static void main(String[] args) throws InterruptedException {
            ReceiveChannel<Instant> ticks = Ticker.tick(SECOND);
            for (int i = 3; i > 0; i--) System.out.println(ticks.receive());
          }

          void forEver() {
            for (Instant tick : Ticker.tick(SECOND)) System.out.println(tick);
          }

          void closed() throws InterruptedException {
            try (Ticker ticker = Ticker.start(SECOND)) {
              ticker.channel().receive();
            }
            Ticker stopped = Ticker.start(SECOND);
            stopped.channel().receive();
            stopped.stop();
          }

          void timer(ReceiveChannel<String> in) throws InterruptedException {
            for (int i = 0; i < 3; i++) {
              Select.of(Select.receive(in), Select.receive(Timer.after(SECOND))).await();
            }
          }

          ReceiveChannel<Instant> returned() {
            return Ticker.tick(SECOND);
          }

          Ticker handedOn() {
            Ticker ticker = Ticker.start(SECOND);
            return ticker;
          }

          void endless() throws InterruptedException {
            ReceiveChannel<Instant> own = Ticker.tick(SECOND);
            while (true) {
              System.out.println(own.receive());
              System.out.println(ticks.receive());
            }
          }
        }
        """);
  }
}
